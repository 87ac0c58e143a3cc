/** `2026-12-01T09:00`, as a date field holds it: a time on the wall of some place. */
export type WallTime = string;

/** How far the clocks of a zone are from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which the clocks of a zone show this time; undefined for no time at all. A time
 * that daylight saving skips is the one as much later, as clocks themselves go.
 */
export function instantOf(wall: WallTime, zone: string): Date | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = offsetAt(asUtc - 86_400_000, zone);
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
