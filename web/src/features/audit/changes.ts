import type { Entity } from "../../lib/api.ts";

type Recorded = Entity<"AuditEntry">["before"];

export interface Change {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

/** Before and after side by side, by name; a time is written by whoever knows how. */
export function changesOf(
  before: Recorded,
  after: Recorded,
  time: (value: number) => string,
): readonly Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.toSorted().map((name) => ({
    name,
    before: written(name, before?.[name], time),
    after: written(name, after?.[name], time),
  }));
}

/** As one reads it: words as they are, times of the tables (`sentAt`) as times, the rest as JSON. */
function written(
  name: string,
  value: unknown,
  time: (value: number) => string,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number" && /(?:^a|A)t$/u.test(name)) return time(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
