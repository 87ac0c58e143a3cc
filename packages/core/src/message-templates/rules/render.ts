import type { Part, VariableName } from "./parse.ts";
import { neutralise } from "./neutralise.ts";

/** What a message may say about somebody. */
export interface Person {
  readonly name: string;
  readonly phone: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/**
 * One pass: what a value holds is never read again, so a customer who is called `{phone}` is simply
 * called so. Values lose what would format or forge a message; the writer's own text keeps it.
 */
export const renderMessage = (parts: readonly Part[], person: Person): string =>
  parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      const value = neutralise(valueOf(part.name, person));
      return value === "" ? part.fallback : value;
    })
    .join("");

/** Which variables this person has nothing for, and the message no fallback either. */
export const missingOf = (parts: readonly Part[], person: Person): VariableName[] =>
  parts.flatMap((part) =>
    part.kind === "variable" &&
    part.fallback === "" &&
    neutralise(valueOf(part.name, person)) === ""
      ? [part.name]
      : [],
  );

function valueOf(name: VariableName, person: Person): string {
  switch (name) {
    case "name":
      return person.name;
    case "first_name":
      return person.name.trim().split(/\s+/u)[0] ?? "";
    case "phone":
      return person.phone ?? "";
    default:
      return attributeOf(name.slice("attributes.".length), person);
  }
}

const attributeOf = (key: string, { attributes }: Person): string =>
  Object.hasOwn(attributes, key) ? String(attributes[key]) : "";
