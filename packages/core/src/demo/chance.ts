/** Chance that comes out the same every time: demo data can be told apart from a bug. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From `low` to `high`, both included. */
  int(low: number, high: number): number;
  is(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** By weight: `[["a", 3], ["b", 1]]` gives a three times as often as b. */
  weigh<T>(from: readonly (readonly [T, number])[]): T;
}

/** mulberry32: small, quick and even enough for names and dates. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const chosen = <T>(from: readonly T[], at: number): T => {
    const found = from[at];
    if (found === undefined) throw new Error("Nothing to choose from");
    return found;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    is: (share) => next() < share,
    pick: (from) => chosen(from, Math.floor(next() * from.length)),
    weigh: (from) => {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const at = from.findIndex(([, weight]) => (rest -= weight) < 0);
      return chosen(from, at === -1 ? from.length - 1 : at)[0];
    },
  };
}

/** Everybody has their own luck, whoever else is there: FNV-1a makes a seed of a name. */
export const chanceOf = (name: string): Chance =>
  chanceFrom(
    [...name].reduce(
      (hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193),
      0x811c9dc5,
    ),
  );
