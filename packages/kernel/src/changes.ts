/** Before and after of an edit, for the audit: only what really changed. */
export function changes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = Object.keys(after).filter((key) => !same(before[key], after[key]));
  const only = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((key) => [key, record[key]]));
  return { before: only(before), after: only(after) };
}

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
