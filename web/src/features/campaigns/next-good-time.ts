import { instantOf, wallTimeOf, type WallTime } from "@siar/core/settings/rules";

const opening = "09:00";
const hour = 3_600_000;

/** What to propose for "later": nine in the morning, the next one that is an hour away or more. */
export function nextGoodTime(zone: string, now = Date.now()): WallTime {
  for (let days = 0; days < 3; days += 1) {
    const day = wallTimeOf(new Date(now + days * 24 * hour), zone).slice(0, 10);
    const wall = `${day}T${opening}`;
    const instant = instantOf(wall, zone);
    if (instant && instant.getTime() >= now + hour) return wall;
  }
  return wallTimeOf(new Date(now + 24 * hour), zone);
}
