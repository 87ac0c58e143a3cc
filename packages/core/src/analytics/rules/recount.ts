/** Counters or what a ledger says, by name. */
export type Tally = Readonly<Record<string, number>>;

export interface Reading {
  readonly ledger: Tally;
  /** The counters, before and after the ledger was counted. */
  readonly before: Tally;
  readonly after: Tally;
}

export interface Finding {
  /** The first counter that says something else than the ledger; null where all agree. */
  readonly counter: string | null;
}

/** Reports come in while rows are counted: only a difference that stays is one. */
const TRIES = 3;

/** What every reading finds during which the counters stood still; null where none did. */
export async function lastingFinding(read: () => Promise<Reading>): Promise<Finding | null> {
  let found: Finding | null = null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { before, ledger, after } = await read();
    if (differenceOf(before, after) !== null) continue;
    found = { counter: differenceOf(after, ledger) };
    if (found.counter === null) return found;
  }
  return found;
}

const differenceOf = (kept: Tally, recounted: Tally): string | null =>
  Object.keys(kept).find((name) => kept[name] !== (recounted[name] ?? 0)) ?? null;
