import { DAY, HOUR } from "@siar/kernel/clock";
import { dayOf, shiftDay, startOfDay } from "../../segments/rules/calendar.ts";

/** At this hour of the business's own clock hardly anybody buys anything. */
const HOUR_OF_NIGHT = 2;

const nightOfDay = (day: string, timezone: string): number =>
  startOfDay(day, timezone) + HOUR_OF_NIGHT * HOUR;

/** When the last backup by night was due. */
export function lastNight(now: number, timezone: string): number {
  const today = dayOf(now, timezone);
  const night = nightOfDay(today, timezone);
  return night <= now ? night : nightOfDay(shiftDay(today, -1), timezone);
}

export const nextNight = (now: number, timezone: string): number => {
  const tomorrow = shiftDay(dayOf(lastNight(now, timezone), timezone), 1);
  return nightOfDay(tomorrow, timezone);
};

/** `20261121-190000`: sorts as time does. */
export const stampOf = (at: number): string =>
  new Date(at)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, "")
    .replace("T", "-");

/** Folders without a manifest are left by whoever was stopped; a retry may still want a young one. */
export const ABANDONED = DAY;
