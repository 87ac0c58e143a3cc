import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";

/** `{name}`, `{first_name}`, `{phone}`, or a field of the business's own: `{attributes.city}`. */
export type VariableName = "name" | "first_name" | "phone" | `attributes.${string}`;

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "variable";
      readonly name: VariableName;
      /** Said where a person has no such value: `{name|Kak}`. */
      readonly fallback: string;
    };

const ESCAPABLE = new Set(["{", "}", "\\", "|"]);

/**
 * Reads a message. Text stands for itself; `{…}` is a variable; a backslash before a brace, a bar
 * or a backslash makes it an ordinary character. What cannot be read is refused with its place.
 */
export function parseMessage(text: string): Result<Part[]> {
  const parts: Part[] = [];
  let plain = "";
  let at = 0;
  const endText = (): void => {
    if (plain !== "") parts.push({ kind: "text", text: plain });
    plain = "";
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "{") {
      const variable = readVariable(text, at);
      if (!variable.ok) return variable;
      endText();
      parts.push(variable.value.part);
      at = variable.value.end;
    } else {
      const read = readCharacter(text, at);
      plain += read.character;
      at = read.end;
    }
  }
  endText();
  return ok(parts);
}

function readCharacter(text: string, at: number): { character: string; end: number } {
  const next = text.charAt(at + 1);
  return text.charAt(at) === "\\" && ESCAPABLE.has(next)
    ? { character: next, end: at + 2 }
    : { character: text.charAt(at), end: at + 1 };
}

/** From the opening brace to the closing one that is not escaped. */
function readVariable(text: string, start: number): Result<{ part: Part; end: number }> {
  const fields = [""];
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== "}") {
    if (text.charAt(at) === "{") return malformed(text, start, at + 1);
    if (text.charAt(at) === "|") {
      fields.push("");
      at += 1;
      continue;
    }
    const { character, end } = readCharacter(text, at);
    fields.push((fields.pop() ?? "") + character);
    at = end;
  }
  if (at >= text.length) return fail("message-brace-open", { at: start + 1 });
  const [name = "", fallback = "", ...more] = fields;
  const known = variableName(name.trim());
  if (known === null || more.length > 0) return malformed(text, start, at + 1);
  return ok({ part: { kind: "variable", name: known, fallback }, end: at + 1 });
}

const malformed = (text: string, start: number, end: number) =>
  fail("message-variable-malformed", {
    variable: text.slice(start, end),
    at: start + 1,
    example: "{name}, {name|Kak}, {attributes.city}",
  });

const FIELD = /^attributes\.([\p{L}\p{N}_-]{1,64})$/u;

function variableName(name: string): VariableName | null {
  if (name === "name" || name === "first_name" || name === "phone") return name;
  const field = FIELD.exec(name)?.[1];
  return field === undefined ? null : `attributes.${field}`;
}

/** The variables of a message, each once, in the order in which they are read. */
export const variablesOf = (parts: readonly Part[]): VariableName[] => [
  ...new Set(parts.flatMap((part) => (part.kind === "variable" ? [part.name] : []))),
];

/** Text that `parseMessage` reads as exactly these parts. */
export const writeMessage = (parts: readonly Part[]): string => parts.map(writePart).join("");

function writePart(part: Part): string {
  if (part.kind === "text") return escapeBraces(part.text);
  const fallback = part.fallback === "" ? "" : `|${escapeBraces(part.fallback)}`;
  return `{${part.name}${fallback}}`;
}

const escapeBraces = (text: string): string =>
  text.replace(/[\\{}|]/g, (character) => `\\${character}`);
