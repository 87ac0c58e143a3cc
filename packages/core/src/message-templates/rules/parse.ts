import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { readBlock, readCharacter, type Fault } from "./block.ts";
import { variablesOf, type Part } from "./parts.ts";

/** A part with its place in the text: from the first of its characters to behind the last. */
export interface Placed {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  readonly pieces: readonly Placed[];
  readonly faults: readonly Fault[];
}

/**
 * Reads a message that may still be being written. Text stands for itself; `{…}` and `{{…}}` are
 * parts; a backslash before a brace, a bar or a backslash makes it an ordinary character. What
 * cannot be read is a fault with its place, and stands for itself.
 */
export function readMessage(text: string): Reading {
  const pieces: Placed[] = [];
  const faults: Fault[] = [];
  let plain = "";
  let from = 0;
  let at = 0;
  const endText = (): void => {
    if (plain !== "") pieces.push({ part: { kind: "text", text: plain }, from, to: at });
    plain = "";
  };
  while (at < text.length) {
    if (plain === "") from = at;
    if (text.charAt(at) !== "{") {
      const { character, end } = readCharacter(text, at);
      plain += character;
      at = end;
      continue;
    }
    const block = readBlock(text, at, 1);
    if (block.ok) {
      endText();
      pieces.push({ part: block.part, from: at, to: block.end });
      at = block.end;
    } else {
      faults.push(block.fault);
      const end = Math.max(at + 1, block.fault.to);
      plain += text.slice(at, end);
      at = end;
    }
  }
  endText();
  return { pieces, faults };
}

/** The parts of a message; or what about it cannot be read. */
export function parseMessage(text: string): Result<Part[]> {
  const { pieces, faults } = readMessage(text);
  const [fault] = faults;
  if (fault !== undefined) return { ok: false, error: fault.failure };
  return ok(pieces.map(({ part }) => part));
}

/** All that is wrong with a message, by place. Which fields there are may not be known yet. */
export function faultsOf(text: string, fields: readonly string[] | undefined): Fault[] {
  const { pieces, faults } = readMessage(text);
  if (fields === undefined) return [...faults];
  const known = new Set(fields.map((key) => `attributes.${key}`));
  const unknown = pieces.flatMap(({ part, from, to }): Fault[] => {
    const name = variablesOf([part]).find((each) => isField(each) && !known.has(each));
    if (name === undefined) return [];
    return [
      { from, to, failure: fail("message-variable-unknown", { variable: `{${name}}` }).error },
    ];
  });
  return [...faults, ...unknown].toSorted((one, other) => one.from - other.from);
}

const isField = (name: string): boolean => name.startsWith("attributes.");
