/** `{name}`, `{first_name}`, `{phone}`, or a field of the business's own: `{attributes.city}`. */
export type VariableName = "name" | "first_name" | "phone" | `attributes.${string}`;

interface Text {
  readonly kind: "text";
  readonly text: string;
}

interface Variable {
  readonly kind: "variable";
  readonly name: VariableName;
  /** Said where a person has no such value: `{name|Kak}`. */
  readonly fallback: string;
}

/** Said to some: `{attributes.city?We are in {attributes.city}|We are near you}`. */
interface Condition {
  readonly kind: "condition";
  readonly name: VariableName;
  /** `{attributes.tier=gold?…}`: whose value is this; null: who has any value. */
  readonly equals: string | null;
  readonly words: readonly Part[];
  readonly otherwise: readonly Part[];
}

/** One of several wordings: `{{Halo|Hai|Hi}}`. */
interface Choice {
  readonly kind: "choice";
  readonly options: readonly (readonly Part[])[];
}

export type Part = Text | Variable | Condition | Choice;

/** What is left of a message once its conditions and choices are decided. */
export type Said = Text | Variable;

const FIELD = /^attributes\.([\p{L}\p{N}_-]{1,64})$/u;

export function variableName(name: string): VariableName | null {
  if (name === "name" || name === "first_name" || name === "phone") return name;
  const field = FIELD.exec(name)?.[1];
  return field === undefined ? null : `attributes.${field}`;
}

/** The variables of a message, each once, in the order in which they are read. */
export const variablesOf = (parts: readonly Part[]): VariableName[] => [
  ...new Set(parts.flatMap(namesIn)),
];

function namesIn(part: Part): VariableName[] {
  switch (part.kind) {
    case "text":
      return [];
    case "variable":
      return [part.name];
    case "condition":
      return [part.name, ...part.words.flatMap(namesIn), ...part.otherwise.flatMap(namesIn)];
    case "choice":
      return part.options.flatMap((option) => option.flatMap(namesIn));
  }
}

/** Whether people may be told different words, beyond their own values. */
export const hasChoice = (parts: readonly Part[]): boolean =>
  parts.some((part) => {
    if (part.kind === "choice") return true;
    return part.kind === "condition" && (hasChoice(part.words) || hasChoice(part.otherwise));
  });
