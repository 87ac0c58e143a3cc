import { z } from "zod";
import { base64url, fromBase64url } from "./base64url.ts";
import { fail } from "./failure.ts";
import { ok, type Result } from "./result.ts";

export const MAX_PAGE = 200;

/** What every list takes. A noun narrows `sort` to the orders it has an index for. */
export const PageInput = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(500).optional(),
});

export type Page<T> = { items: T[]; nextCursor: string | null };

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A cursor is the sort key of the last row shown, so rows added meanwhile neither skip nor repeat. */
export type CursorKey = ReadonlyArray<string | number | null>;

const CursorShape = z.array(z.union([z.string(), z.number(), z.null()])).max(4);

export const encodeCursor = (key: CursorKey): string =>
  base64url(new TextEncoder().encode(JSON.stringify(key)));

/** Null for a cursor that nobody here made. */
export function decodeCursor(cursor: string): CursorKey | null {
  try {
    const text = new TextDecoder().decode(fromBase64url(cursor));
    const parsed = CursorShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** For lists in the order of their ids, whose cursor is the last id shown. */
export function idCursor(cursor: string | undefined): Result<number | null> {
  if (cursor === undefined) return ok(null);
  const [id] = decodeCursor(cursor) ?? [];
  return typeof id === "number" ? ok(id) : fail("invalid-cursor");
}

/** Cuts a page from rows fetched with `limit + 1`: the extra row says that there is more. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
  show: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(show), nextCursor: more ? encodeCursor(keyOf(last)) : null };
}
