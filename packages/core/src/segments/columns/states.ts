import type { Criteria, Leaf } from "../rules/criteria.ts";
import { BITS, WORDS, type Bits } from "./alphabet.ts";

/** What columns know of a person: surely not, perhaps, surely. */
export const NO = 0;
export const MAYBE = 1;
export const YES = 3;
export type State = typeof NO | typeof MAYBE | typeof YES;

/** Of a block: who surely is, and who is or may be. Between the two lies whoever is in doubt. */
export interface States {
  readonly sure: Bits;
  readonly possible: Bits;
}

const ALL = 2 ** BITS - 1;
const none = (): Bits => new Int32Array(WORDS);
const all = (): Bits => new Int32Array(WORDS).fill(ALL);

export const nobody = (): States => ({ sure: none(), possible: none() });
export const everybody = (): States => ({ sure: all(), possible: all() });
export const anybody = (): States => ({ sure: none(), possible: all() });
export const exactly = (members: Bits): States => ({ sure: members, possible: members });
export const atMost = (members: Bits): States => ({ sure: none(), possible: members });

/** A whole tree over one block. */
export function statesOf(criteria: Criteria, leaf: (leaf: Leaf) => States): States {
  if ("not" in criteria) return denied(statesOf(criteria.not, leaf));
  const of = (child: Criteria): States => statesOf(child, leaf);
  if ("all" in criteria) return joined(criteria.all.map(of), both, everybody);
  if ("any" in criteria) return joined(criteria.any.map(of), either, nobody);
  return leaf(criteria);
}

export const joined = (
  parts: readonly States[],
  by: (left: States, right: States) => States,
  empty: () => States,
): States => (parts.length === 0 ? empty() : parts.reduce(by));

export const both = (left: States, right: States): States => ({
  sure: common(left.sure, right.sure),
  possible: common(left.possible, right.possible),
});

export const either = (left: States, right: States): States => ({
  sure: united(left.sure, right.sure),
  possible: united(left.possible, right.possible),
});

/** Whoever may be in may be out, and whoever surely is out was not even possible. */
export const denied = ({ sure, possible }: States): States => ({
  sure: others(possible),
  possible: others(sure),
});

export function common(left: Bits, right: Bits): Bits {
  const bits = none();
  for (let at = 0; at < WORDS; at += 1) bits[at] = (left[at] ?? 0) & (right[at] ?? 0);
  return bits;
}

export function united(left: Bits, right: Bits): Bits {
  const bits = none();
  for (let at = 0; at < WORDS; at += 1) bits[at] = (left[at] ?? 0) | (right[at] ?? 0);
  return bits;
}

function others(of: Bits): Bits {
  const bits = none();
  for (let at = 0; at < WORDS; at += 1) bits[at] = ALL & ~(of[at] ?? 0);
  return bits;
}

export function without(left: Bits, right: Bits): Bits {
  return common(left, others(right));
}

export function howMany(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >> 2) & 0x33333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f;
    count += (word * 0x01010101) >>> 24;
  }
  return count;
}
