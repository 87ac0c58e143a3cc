import type { Entity } from "../../lib/api.ts";

type Recorded = Entity<"AuditEntry">["before"];

export interface Change {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

/** Before and after side by side, by name. */
export function changesOf(before: Recorded, after: Recorded): readonly Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.toSorted().map((name) => ({
    name,
    before: written(before?.[name]),
    after: written(after?.[name]),
  }));
}

/** A value as one reads it: words as they are, everything else as JSON. */
function written(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
