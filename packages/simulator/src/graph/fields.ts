/** `fields=a,b` picks; the id always comes. Meta adds nothing that was not asked for. */
export function pick(
  all: Readonly<Record<string, unknown>>,
  fields: string | undefined,
  standard: readonly string[],
): Record<string, unknown> {
  const wanted = fields === undefined || fields === "" ? standard : fields.split(",");
  const names = new Set(["id", ...wanted.map((name) => name.trim().replace(/[.{(].*$/, ""))]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

export interface PageQuery {
  readonly limit?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Meta's cursor paging: `next` is absent on the last page. */
export function graphPage<T>(items: readonly T[], query: PageQuery, address: string) {
  const limit = Math.min(1000, Math.max(1, Number(query.limit ?? 25) || 25));
  const before = query.before === undefined ? null : position(query.before);
  const from = before === null ? position(query.after) + 1 : Math.max(0, before - limit);
  const until = Math.min(items.length, before ?? from + limit);
  const data = items.slice(from, until);
  if (data.length === 0) return { data };
  const cursors = { before: cursor(from), after: cursor(until - 1) };
  if (until >= items.length) return { data, paging: { cursors } };
  const next = new URL(address);
  next.searchParams.set("limit", String(limit));
  next.searchParams.set("after", cursors.after);
  next.searchParams.delete("before");
  return { data, paging: { cursors, next: next.href } };
}

function cursor(place: number): string {
  return btoa(`at:${place}`);
}

function position(text: string | undefined): number {
  if (text === undefined || text === "") return -1;
  try {
    return Number(/^at:(\d+)$/.exec(atob(text))?.[1] ?? -1);
  } catch {
    return -1;
  }
}
