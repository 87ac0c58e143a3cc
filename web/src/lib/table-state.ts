import { z } from "zod";

/**
 * A table's state lives in the address: a list can be shared, reloaded and gone back to.
 * `trail` is the cursors of the pages walked through, so that "previous" works after a reload.
 */
export const tableSearch = z.object({
  q: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  trail: z.array(z.string()).optional().catch(undefined),
  hide: z.array(z.string()).optional().catch(undefined),
});

export type TableSearch = z.infer<typeof tableSearch>;

export const defaultLimit = 25;

export interface Sort {
  by: string;
  direction: "ascending" | "descending";
}

/** `-createdAt` is newest first, as in the API. */
export function sortOf(search: Pick<TableSearch, "sort">): Sort | undefined {
  if (!search.sort) return undefined;
  return search.sort.startsWith("-")
    ? { by: search.sort.slice(1), direction: "descending" }
    : { by: search.sort, direction: "ascending" };
}

/** Up, down, and back to the list's own order. */
export function toggledSort(search: TableSearch, by: string): TableSearch {
  const now = sortOf(search);
  if (now?.by !== by) return firstPage({ ...search, sort: by });
  const next = now.direction === "ascending" ? `-${by}` : undefined;
  return firstPage({ ...search, sort: next });
}

export function firstPage<Search extends TableSearch>(search: Search): Search {
  return { ...search, trail: undefined };
}

export function nextPage<Search extends TableSearch>(search: Search, cursor: string): Search {
  return { ...search, trail: [...(search.trail ?? []), cursor] };
}

export function previousPage<Search extends TableSearch>(search: Search): Search {
  const trail = (search.trail ?? []).slice(0, -1);
  return { ...search, trail: trail.length > 0 ? trail : undefined };
}

export const pageNumber = (search: TableSearch) => (search.trail?.length ?? 0) + 1;

export function toggledColumn(
  search: TableSearch,
  id: string,
  hiddenNow: readonly string[],
): TableSearch {
  const hide = hiddenNow.includes(id)
    ? hiddenNow.filter((other) => other !== id)
    : [...hiddenNow, id];
  return { ...search, hide };
}

/** What a list's address means as the query of the API's list. */
export function listQuery(search: TableSearch) {
  const cursor = search.trail?.at(-1);
  return {
    limit: search.limit ?? defaultLimit,
    ...(search.q ? { search: search.q } : {}),
    ...(search.sort ? { sort: search.sort } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
