import {
  instantOf,
  isQuiet,
  type QuietHours,
  wallTimeOf,
  type WallTime,
} from "@siar/core/settings/rules";

const hour = 3_600_000;
const opening = "09:00";
/** When people look at their phones anyway: at work's beginning, at noon, on the way home, after supper. */
const readingHours = [opening, "12:00", "16:00", "19:00"];

/** These hours of the next days, as far as they are an hour away or more. */
function* ahead(zone: string, now: number, hours: readonly string[]): Generator<WallTime> {
  for (let days = 0; days < 4; days += 1) {
    const day = wallTimeOf(new Date(now + days * 24 * hour), zone).slice(0, 10);
    for (const clock of hours) {
      const wall = `${day}T${clock}`;
      const instant = instantOf(wall, zone);
      if (instant && instant.getTime() >= now + hour) yield wall;
    }
  }
}

/** What to propose for "later": nine in the morning, the next one that is an hour away or more. */
export function nextGoodTime(zone: string, now = Date.now()): WallTime {
  const [first] = ahead(zone, now, [opening]);
  return first ?? wallTimeOf(new Date(now + 24 * hour), zone);
}

/** A few to choose from, none of them in the quiet hours. */
export function nextGoodTimes(
  zone: string,
  quiet: QuietHours | null,
  now = Date.now(),
): readonly WallTime[] {
  const isGood = (wall: WallTime) => {
    const at = instantOf(wall, zone)?.getTime() ?? now;
    return quiet === null || !isQuiet(quiet, at, zone);
  };
  return [...ahead(zone, now, readingHours)].filter(isGood).slice(0, 4);
}
