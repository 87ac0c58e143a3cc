/** Making a format costs a hundred times what using it does, and some are used for every recipient. */
export function remembered(options: Intl.DateTimeFormatOptions & { locale: string }) {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone: string): Intl.DateTimeFormat => {
    const known = formats.get(timeZone);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat(options.locale, { ...options, timeZone });
    formats.set(timeZone, format);
    return format;
  };
}

/** Throws for a zone that does not exist. */
export const clockOf = remembered({
  locale: "en-US",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** How far the clocks of a zone are from UTC at an instant, in milliseconds. */
export function offsetAt(at: number, timezone: string): number {
  const parts = clockOf(timezone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}
