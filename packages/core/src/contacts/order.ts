import { sql, type SQL } from "drizzle-orm";
import type { CursorKey } from "@siar/kernel/page";
import type { ContactRow } from "./store.ts";
import type { contactSorts } from "./schema.ts";

export interface Order {
  readonly by: (typeof contactSorts)[number];
  readonly descending: boolean;
}

export const orderOf = (sort: Order["by"] | `-${Order["by"]}`): Order => {
  switch (sort) {
    case "name":
    case "createdAt":
    case "lastInteractionAt":
      return { by: sort, descending: false };
    case "-name":
      return { by: "name", descending: true };
    case "-createdAt":
      return { by: "createdAt", descending: true };
    case "-lastInteractionAt":
      return { by: "lastInteractionAt", descending: true };
  }
};

/** Each has an index that ends in the id, so that a page is a walk along it. */
const columns: Record<Order["by"], SQL> = {
  name: sql`contacts.name COLLATE NOCASE`,
  createdAt: sql`contacts.created_at`,
  lastInteractionAt: sql`contacts.last_interaction_at`,
};

export const keyOf =
  ({ by }: Order) =>
  (row: ContactRow): CursorKey => [row[by], row.id];

/** One stretch of the list: a condition, and the order within it. */
export interface Stretch {
  readonly where: SQL;
  readonly order: readonly SQL[];
  /** Whoever stands in it is found by the search: nothing more has to be asked. */
  readonly begins?: true;
}

/**
 * What follows a cursor, as stretches to be read one after the other. People who never wrote to us
 * have no last interaction and stand at the end, newest first, in both directions: a stretch of its
 * own lets SQLite walk the index instead of sorting everybody.
 */
export function stretches(order: Order, after: CursorKey | null): Stretch[] {
  const column = columns[order.by];
  const dated = walk(order, after === null ? null : beyond(order, after));
  if (order.by !== "lastInteractionAt") return [dated];
  const never = sql`${column} IS NULL`;
  const [value, id] = after ?? [];
  const inNever = after !== null && value === null;
  const undated: Stretch = {
    where: inNever ? sql`${never} AND contacts.id < ${id}` : never,
    order: [sql`contacts.id DESC`],
  };
  if (inNever) return [undated];
  return [{ ...dated, where: sql`${column} IS NOT NULL AND ${dated.where}` }, undated];
}

const walk = ({ by, descending }: Order, where: SQL | null): Stretch => ({
  where: where ?? sql`true`,
  order: descending
    ? [sql`${columns[by]} DESC`, sql`contacts.id DESC`]
    : [columns[by], sql`contacts.id`],
});

/**
 * In the order of names a search shows first those whose names begin with it: they stand side by
 * side in the index, so that a name that a hundred thousand share is found as fast as a rare one.
 */
export function searchStretches(order: Order, after: CursorKey | null, text: string): Stretch[] {
  if (order.by !== "name") return stretches(order, after);
  const end = `${text}\u{10FFFF}`;
  const inside = sql`${columns.name} >= ${text} AND ${columns.name} < ${end}`;
  const outside = sql`(${columns.name} < ${text} OR ${columns.name} >= ${end})`;
  const rest = (where: SQL): Stretch => walk(order, where);
  if (after === null) return [{ ...walk(order, inside), begins: true }, rest(outside)];
  const beyondIt = beyond(order, after);
  if (!beginsWith(String(after[0]), text)) return [rest(sql`${outside} AND ${beyondIt}`)];
  // One bound on each side, so that SQLite starts at the cursor and not at the first such name.
  const bound = order.descending ? sql`${columns.name} >= ${text}` : sql`${columns.name} < ${end}`;
  return [{ ...walk(order, sql`${beyondIt} AND ${bound}`), begins: true }, rest(outside)];
}

/** As NOCASE compares: only the letters A to Z have a case. */
const beginsWith = (name: string, text: string): boolean =>
  lowerAscii(name).startsWith(lowerAscii(text));

const lowerAscii = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Not as a row value: with a collation in it SQLite would walk the index from its start. */
function beyond({ by, descending }: Order, [value, id]: CursorKey): SQL {
  const column = columns[by];
  return descending
    ? sql`${column} <= ${value} AND (${column} < ${value} OR contacts.id < ${id})`
    : sql`${column} >= ${value} AND (${column} > ${value} OR contacts.id > ${id})`;
}

/** A cursor of another list, or of another order, does not fit. */
export function fits({ by }: Order, key: CursorKey): boolean {
  const [value, id] = key;
  if (key.length !== 2 || !Number.isSafeInteger(id)) return false;
  if (by === "name") return typeof value === "string";
  return Number.isSafeInteger(value) || (value === null && by === "lastInteractionAt");
}
