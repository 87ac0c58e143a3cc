import type { Locale } from "./i18n/locale.ts";

/** English as the rest of Asia writes it: day before month. */
const tags: Record<Locale, string> = { en: "en-GB", id: "id-ID" };

export type Moment = string | number | Date;

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** The largest unit that fits at least once; under five seconds it is "now". */
export function relativeParts(from: number, now: number): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = Math.round((from - now) / 1000);
  if (Math.abs(seconds) < 5) return [0, "second"];
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return [Math.trunc(seconds / size), unit];
  }
  return [0, "second"];
}

export interface Format {
  number(value: number): string;
  compact(value: number): string;
  percent(share: number): string;
  decimal(value: number, digits?: number): string;
  date(value: Moment): string;
  /** A day of the calendar, `2026-12-31`, which is the same day everywhere. */
  day(value: string): string;
  dateTime(value: Moment): string;
  time(value: Moment): string;
  relative(value: Moment, now: number): string;
  list(values: readonly string[]): string;
  /** "a, b or c" */
  either(values: readonly string[]): string;
  country(code: string): string;
  /** Millionths of a currency; the price of one message has more decimals than a sum. */
  money(micros: number, currency: string, decimals?: number): string;
}

export function createFormat(locale: Locale, timeZone?: string): Format {
  const tag = tags[locale];
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = new Intl.NumberFormat(tag);
  const compact = new Intl.NumberFormat(tag, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: "medium", ...zone });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const dateTime = new Intl.DateTimeFormat(tag, {
    dateStyle: "medium",
    timeStyle: "short",
    ...zone,
  });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: "short", ...zone });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const list = new Intl.ListFormat(tag);
  const either = new Intl.ListFormat(tag, { type: "disjunction" });
  const regions = new Intl.DisplayNames(tag, { type: "region" });
  return {
    number: (value) => number.format(value),
    compact: (value) => compact.format(value),
    percent: (share) => percent.format(share),
    decimal: (value, digits = 1) =>
      new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    date: (value) => date.format(new Date(value)),
    day: (value) => (/^\d{4}-\d\d-\d\d$/u.test(value) ? day.format(new Date(value)) : value),
    dateTime: (value) => dateTime.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
    relative: (value, now) => relative.format(...relativeParts(new Date(value).getTime(), now)),
    list: (values) => list.format(values),
    either: (values) => either.format(values),
    country: (code) => regions.of(code) ?? code,
    money: moneyIn(tag),
  };
}

/** For days of the calendar and times on a wall, which are the same everywhere. */
export function placeless(locale: Locale, parts: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(tags[locale], { ...parts, timeZone: "UTC" });
  return (value: string): string => format.format(new Date(`${value}Z`));
}

const moneyIn =
  (tag: string): Format["money"] =>
  (micros, currency, decimals) =>
    new Intl.NumberFormat(tag, {
      style: "currency",
      currency,
      ...(decimals !== undefined && {
        minimumFractionDigits: Math.min(2, decimals),
        maximumFractionDigits: decimals,
      }),
    }).format(micros / 1_000_000);
