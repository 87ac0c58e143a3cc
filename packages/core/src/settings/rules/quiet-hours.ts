import { DAY, MINUTE } from "@siar/kernel/clock";
import { instantOf, wallTimeOf } from "./zoned-time.ts";

export const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** As stored: minutes after midnight, and equal ones when no hour is quiet. */
export const quietMinutes = (quiet: QuietHours | null): { from: number; until: number } =>
  quiet === null
    ? { from: 0, until: 0 }
    : { from: minutesOf(quiet.from), until: minutesOf(quiet.until) };

export const quietHours = (from: number, until: number): QuietHours | null =>
  from === until ? null : { from: timeOf(from), until: timeOf(until) };

/** Whether a moment is within them, on the business's clock. They may go past midnight. */
export function isQuiet(quiet: QuietHours, at: number, timezone: string): boolean {
  const from = minutesOf(quiet.from);
  const until = minutesOf(quiet.until);
  const now = minutesOf(wallTimeOf(new Date(at), timezone).slice(11));
  return from < until ? from <= now && now < until : from <= now || now < until;
}

/** When the quiet hours around a moment are over, on the same clock. */
export function endOfQuiet({ from, until }: QuietHours, at: number, timezone: string): number {
  const wall = wallTimeOf(new Date(at), timezone);
  const goesOn = until < from && wall.slice(11) >= from;
  const day = goesOn ? dayAfter(wall.slice(0, 10)) : wall.slice(0, 10);
  const end = instantOf(`${day}T${until}`, timezone)?.getTime() ?? at;
  return Math.max(at, end);
}

/** When the next quiet hours begin, on the same clock. */
export function startOfQuiet({ from }: QuietHours, at: number, timezone: string): number {
  const day = wallTimeOf(new Date(at), timezone).slice(0, 10);
  const [today, tomorrow] = [day, dayAfter(day)].map(
    (each) => instantOf(`${each}T${from}`, timezone)?.getTime() ?? at,
  );
  return today !== undefined && today > at ? today : Math.max(tomorrow ?? at, at + MINUTE);
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
