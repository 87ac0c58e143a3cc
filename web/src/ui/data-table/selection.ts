export function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** All of a page, or none of it if all were chosen already; other pages keep what they have. */
export function toggledPage(
  chosen: ReadonlySet<string>,
  page: readonly string[],
): ReadonlySet<string> {
  const next = new Set(chosen);
  const all = page.every((key) => chosen.has(key));
  for (const key of page) {
    if (all) next.delete(key);
    else next.add(key);
  }
  return next;
}

export function pageState(
  chosen: ReadonlySet<string>,
  page: readonly string[],
): boolean | "indeterminate" {
  const count = page.filter((key) => chosen.has(key)).length;
  if (count === 0) return false;
  return count === page.length ? true : "indeterminate";
}
