import { MINUTE, SECOND } from "@siar/kernel/clock";

/** What a look at the latest rows of a ledger found: those sent within the last minute. */
export interface Glance {
  readonly sent: number;
  /** When the first of them was sent. */
  readonly since: number | null;
}

/** Rows that one glance looks at; above this it sees less than a minute and says so by its span. */
export const GLANCE = 2_000;

/** Messages a second over the last minute, or over as much of it as the glance could see. */
export function perSecond({ sent, since }: Glance, now: number): number {
  if (sent === 0 || since === null) return 0;
  const span = sent < GLANCE ? MINUTE : Math.max(SECOND, now - since);
  return Math.round((sent / span) * 10 * SECOND) / 10;
}

/** The middle and the longest of some times, in whole seconds. */
export function timesOf(ms: readonly number[]) {
  const sorted = ms.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const longest = sorted.at(-1);
  if (middle === undefined || longest === undefined) return null;
  return { middle: Math.round(middle / SECOND), longest: Math.round(longest / SECOND) };
}
