import type { Part } from "./parts.ts";

/** Text that `parseMessage` reads as exactly these parts. */
export const writeMessage = (parts: readonly Part[]): string => parts.map(writePart).join("");

export function writePart(part: Part): string {
  switch (part.kind) {
    case "text":
      return escapeMarks(part.text);
    case "variable":
      return `{${part.name}${orElse(escapeMarks(part.fallback))}}`;
    case "condition": {
      const wanted = part.equals === null ? "" : `=${escapeValue(part.equals)}`;
      return `{${part.name}${wanted}?${writeMessage(part.words)}${orElse(writeMessage(part.otherwise))}}`;
    }
    case "choice":
      return `{{${part.options.map(writeMessage).join("|")}}}`;
  }
}

const orElse = (words: string): string => (words === "" ? "" : `|${words}`);

const escapeMarks = (text: string): string =>
  text.replace(/[\\{}|]/g, (character) => `\\${character}`);

/** Within the value that a condition asks for, a question mark would end it. */
const escapeValue = (text: string): string => escapeMarks(text).replaceAll("?", "\\?");
