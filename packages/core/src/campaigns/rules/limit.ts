import { HOUR } from "@siar/kernel/clock";

/** From this share of the limit on it is counted anew each minute. */
const NEAR = 0.8;
/** Who waits goes on when so much of the limit is free again, or enough for all who are left. */
const WORTH_A_START = 0.1;

export interface LimitFacts {
  /** Null: Meta sets no limit. */
  readonly perDay: number | null;
  readonly reach: { readonly people: number; readonly countedAt: number };
  readonly waiting: number;
  readonly now: number;
}

/** Whether to look through the day's ledger: until then the count can only be too high. */
export function isCountDue({ perDay, reach, waiting, now }: LimitFacts): boolean {
  if (perDay === null) return false;
  return waiting > 0 || reach.people >= perDay * NEAR || now - reach.countedAt >= HOUR;
}

/** Not for each person whose day is over: every start and stop is told to the owner. */
export const mayGoOn = (perDay: number | null, room: number, pending: number): boolean =>
  perDay === null || room >= Math.min(pending, Math.ceil(perDay * WORTH_A_START));
