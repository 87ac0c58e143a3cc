import { instantOf, wallTimeOf } from "@siar/core/settings/rules";

/** `2026-12-01` */
export type Day = string;
export type Span = "month" | "week";

const oneDay = 86_400_000;
const asUtc = (day: Day): number => Date.parse(`${day}T00:00Z`);
const dayOf = (utc: number): Day => new Date(utc).toISOString().slice(0, 10);

/** A day of these centuries: `turned` and `plusDays` of it are days again. */
export const isDay = (text: string): boolean =>
  !Number.isNaN(asUtc(text)) && text >= "1900" && text < "2200";
export const plusDays = (day: Day, days: number): Day => dayOf(asUtc(day) + days * oneDay);
export const today = (zone: string, now = Date.now()): Day =>
  wallTimeOf(new Date(now), zone).slice(0, 10);
export const dayIn = (zone: string, at: string): Day => wallTimeOf(new Date(at), zone).slice(0, 10);

/** Weeks begin on Mondays, in Indonesia as in Europe. */
const mondayOf = (day: Day): Day => plusDays(day, -((new Date(asUtc(day)).getUTCDay() + 6) % 7));

/** The whole weeks in which the month or week of a day lies. */
export function weeksAround(day: Day, span: Span): readonly (readonly Day[])[] {
  const first = span === "week" ? day : `${day.slice(0, 8)}01`;
  const weeks: Day[][] = [];
  for (let monday = mondayOf(first); ; monday = plusDays(monday, 7)) {
    const isLater = span === "week" ? weeks.length > 0 : monday.slice(0, 7) > day.slice(0, 7);
    if (isLater) return weeks;
    weeks.push(Array.from({ length: 7 }, (_, nth) => plusDays(monday, nth)));
  }
}

/** The same place of the month or week before or after. */
export function turned(day: Day, span: Span, by: 1 | -1): Day {
  if (span === "week") return plusDays(day, 7 * by);
  const [year = 0, month = 1] = day.split("-").map(Number);
  return dayOf(Date.UTC(year, month - 1 + by, 1));
}

/** From the first instant of these days to the first that is after them, on the clocks of a zone. */
export function bounds(weeks: readonly (readonly Day[])[], zone: string) {
  const days = weeks.flat();
  const start = (day: Day) => instantOf(`${day}T00:00`, zone)?.toISOString() ?? "";
  return { from: start(days[0] ?? ""), until: start(plusDays(days.at(-1) ?? "", 1)) };
}
