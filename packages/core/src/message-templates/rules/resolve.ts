import { neutralise } from "./neutralise.ts";
import type { Part, Said, VariableName } from "./parts.ts";

/** What a message may say about somebody. */
export interface Person {
  /** Of the contact; 0 for somebody who is none. */
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A message with its conditions and choices decided for one person. A choice hangs on contact,
 * campaign and its place in the message alone, so that a second try says the same as the first.
 */
export const wordsFor = (parts: readonly Part[], person: Person, campaignId: number): Said[] =>
  decide(parts, person, mix(mix(0, campaignId), person.id));

function decide(parts: readonly Part[], person: Person, seed: number): Said[] {
  return parts.flatMap((part, place): Said | Said[] => {
    switch (part.kind) {
      case "text":
      case "variable":
        return part;
      case "condition":
        return decide(holds(part, person) ? part.words : part.otherwise, person, mix(seed, place));
      case "choice": {
        const drawn = mix(seed, place);
        return decide(part.options[drawn % part.options.length] ?? [], person, drawn);
      }
    }
  });
}

/** Spreads neighbouring numbers over all 32 bits: two rounds of MurmurHash3's last step. */
function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ (value + 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function holds(condition: Extract<Part, { kind: "condition" }>, person: Person): boolean {
  const value = valueOf(condition.name, person);
  return condition.equals === null
    ? neutralise(value) !== ""
    : folded(value) === folded(condition.equals);
}

/** `GOLD ` and `gold` are one value to whoever wrote the condition. */
const folded = (value: string): string =>
  value.normalize("NFC").trim().replaceAll(/\s+/gu, " ").toLowerCase();

export function valueOf(name: VariableName, person: Person): string {
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
