import { and, sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, pageOf, type CursorKey } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import type { z } from "zod";
import { labelCondition, otherConditions, searched, type Searched } from "./narrow.ts";
import { fits, keyOf, orderOf, searchStretches, stretches, type Stretch } from "./order.ts";
import { Contact, ContactFilter } from "./schema.ts";
import { showContact } from "./show.ts";
import { selectContacts, type ContactRow } from "./store.ts";

export const list = query({
  name: "contact.list",
  summary: "List contacts: search, filter, sort, page.",
  permission: "contact:view",
  input: ContactFilter,
  output: pageOf(Contact),
  fails: ["invalid-cursor"],
  run: async (ctx, filter) => {
    const order = orderOf(filter.sort);
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor);
    if (filter.cursor !== undefined && (after === null || !fits(order, after))) {
      return fail("invalid-cursor");
    }
    const rows = await find(ctx, filter, after);
    return ok(cutPage(rows, filter.limit, keyOf(order), (row) => showContact(ctx, row)));
  },
});

type Filter = z.output<typeof ContactFilter>;

/** Stretch after stretch, until there is one row more than the page shows. */
async function find(ctx: Ctx, filter: Filter, after: CursorKey | null): Promise<ContactRow[]> {
  const order = orderOf(filter.sort);
  const search = filter.search === undefined ? null : await searched(ctx, filter.search);
  const starting = search?.starting ?? null;
  const others = [...otherConditions(filter), ...(await labelCondition(ctx, filter.labelId))];
  const rows: ContactRow[] = [];
  const parts =
    starting === null ? stretches(order, after) : searchStretches(order, after, starting);
  for (const stretch of parts) {
    const limit = filter.limit + 1 - rows.length;
    if (limit <= 0) break;
    const needed = stretch.begins === true ? null : search;
    rows.push(...(await readStretch(ctx, stretch, { search: needed, others, limit })));
  }
  return rows;
}

interface Asked {
  readonly search: Searched | null;
  readonly others: readonly SQL[];
  readonly limit: number;
}

/** So many are looked at one by one before the index of words is asked for all of them. */
const NEAR = 20_000;

/**
 * Whom many are called is met soon by walking along the order; to sort them all would take long.
 * Where they stand far away after all, the walk ends early and the index of words is asked.
 */
async function readStretch(ctx: Ctx, { where, order }: Stretch, { search, others, limit }: Asked) {
  const select = (condition: SQL, more: readonly SQL[]) =>
    selectContacts(ctx, { where: and(condition, ...more) ?? condition, order, limit });
  if (search === null) return select(where, others);
  if (search.seen !== null) {
    const by = sql.join([...order], sql`, `);
    const found = and(search.seen, ...others) ?? search.seen;
    const near = await select(
      sql`contacts.id IN (
        SELECT contacts.id FROM (
          SELECT * FROM contacts WHERE ${where} ORDER BY ${by} LIMIT ${sql.raw(String(NEAR))}
        ) AS contacts WHERE ${found} LIMIT ${limit})`,
      [],
    );
    if (near.length === limit) return near;
  }
  return select(where, [search.indexed, ...others]);
}
