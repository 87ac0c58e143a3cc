import { DAY } from "@siar/kernel/clock";
import { offsetAt } from "./clocks.ts";

/** `2026-12-01T09:00`, as a date field holds it: a time on the wall of some place. */
export type WallTime = string;

/**
 * The instant at which the clocks of a zone show this time; undefined for no time at all. A time
 * that daylight saving skips is the one as much later, as clocks themselves go.
 */
export function instantOf(wall: WallTime, zone: string): Date | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = offsetAt(asUtc - DAY, zone);
  const guess = asUtc - offsetAt(asUtc - before, zone);
  const exact = guess + offsetAt(guess, zone) === asUtc;
  return new Date(exact ? guess : asUtc - before);
}

/** What the clocks of a zone show at an instant. */
export const wallTimeOf = (instant: Date, zone: string): WallTime =>
  exactWallTime(instant, zone).slice(0, 16);

/** The same to the second, so that it leads back to its instant. */
export function exactWallTime(instant: Date, zone: string): WallTime {
  const shown = instant.getTime() + offsetAt(instant.getTime(), zone);
  return new Date(shown).toISOString().slice(0, 19);
}
