import {
  endOfQuiet,
  instantOf,
  isQuiet,
  knownZone,
  type QuietHours,
} from "../../settings/rules/index.ts";

/** When a campaign may reach people, by the clocks where they are. */
export interface Hours {
  /** Not before their clocks show this; null: at once. */
  readonly wall: string | null;
  /** Not while they are likely to sleep; null: at any hour. */
  readonly quiet: QuietHours | null;
  /** The business's own, for people of whom no zone is known. */
  readonly timezone: string;
}

/** Until when a person has to wait, or null when they may be written to now. */
export function waitUntil(hours: Hours, timezone: string | null, now: number): number | null {
  const zone = timezone !== null && knownZone(timezone) ? timezone : hours.timezone;
  const begin = hours.wall === null ? now : (instantOf(hours.wall, zone)?.getTime() ?? now);
  const at = Math.max(now, begin);
  const awake =
    hours.quiet !== null && isQuiet(hours.quiet, at, zone) ? endOfQuiet(hours.quiet, at, zone) : at;
  return awake > now ? awake : null;
}

/** When the first of these zones gets there: the campaign has to run by then. */
export function firstOf(wall: string, zones: readonly string[], latest: number): number {
  const instants = zones.map((zone) => instantOf(wall, zone)?.getTime() ?? latest);
  return Math.min(latest, ...instants);
}
