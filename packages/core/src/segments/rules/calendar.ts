import { DAY } from "@siar/kernel/clock";
import type { Condition } from "./conditions.ts";
import { offsetAt, remembered } from "../../settings/rules/index.ts";

/** When "within 30 days" is asked, and whose calendar a day belongs to. */
export interface Moment {
  readonly at: number;
  readonly timezone: string;
}

const dayFormat = remembered({
  locale: "en-CA",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day of the calendar that an instant falls on in a zone, as 2026-12-31. */
export const dayOf = (at: number, timezone: string): string => dayFormat(timezone).format(at);

export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/**
 * The first instant of a day in a zone. A day may begin at one o'clock, when summer time swallows
 * midnight, so the offsets of the day before and of the day after are both tried.
 */
export function startOfDay(day: string, timezone: string): number {
  const nominal = Date.parse(`${day}T00:00:00Z`);
  const candidates = [nominal - DAY, nominal + DAY]
    .map((near) => nominal - offsetAt(near, timezone))
    .toSorted((left, right) => left - right);
  const first = candidates.find((at) => dayOf(at, timezone) >= day);
  return first ?? nominal - offsetAt(nominal, timezone);
}

export interface InstantSpan {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The instants for which it holds, ends included; null if it asks about none. A day in place of an
 * instant is the whole day, in the business's calendar.
 */
export function instantSpan(ask: Condition<"instant">, moment: Moment): InstantSpan | null {
  const { at, timezone } = moment;
  const isDay = (when: string): boolean => !when.includes("T");
  const start = (when: string): number =>
    isDay(when) ? startOfDay(when, timezone) : Date.parse(when);
  const next = (when: string): number =>
    isDay(when) ? startOfDay(shiftDay(when, 1), timezone) : Date.parse(when) + 1;
  switch (ask.op) {
    case "before":
      return { to: start(ask.value) - 1 };
    case "after":
      return { from: next(ask.value) };
    case "between":
      return { from: start(ask.value[0]), to: next(ask.value[1]) - 1 };
    case "within_last":
      return { from: at - ask.value * DAY, to: at };
    case "not_within_last":
    case "is_set":
    case "is_not_set":
      return null;
  }
}
