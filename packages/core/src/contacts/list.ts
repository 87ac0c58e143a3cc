import { and, sql, type SQL } from "drizzle-orm";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { cutPage, decodeCursor, pageOf } from "@siar/kernel/page";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import type { z } from "zod";
import { optedOutIds } from "../consent/index.ts";
import { fits, keyOf, orderOf, stretches } from "./order.ts";
import { readSearch } from "./rules/index.ts";
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
    const wanted = filter.limit + 1;
    const rows: ContactRow[] = [];
    const common = filter.labelId !== undefined && (await isCommon(ctx, filter.labelId));
    for (const stretch of stretches(order, after)) {
      if (rows.length >= wanted) break;
      const where = and(stretch.where, ...filterConditions(ctx, filter, common)) ?? stretch.where;
      const limit = wanted - rows.length;
      rows.push(...(await selectContacts(ctx, { where, order: stretch.order, limit })));
    }
    return ok(cutPage(rows, filter.limit, keyOf(order), (row) => showContact(ctx, row)));
  },
});

/** From so many on, walking along the order finds a page sooner than looking them all up. */
const COMMON = 5_000;

async function isCommon(ctx: Ctx, labelId: number): Promise<boolean> {
  const [row] = await ctx.db.all<{ people: number }>(sql`
    SELECT count(*) AS people FROM (
      SELECT 1 FROM contact_labels WHERE label_id = ${labelId} LIMIT ${COMMON})`);
  return row?.people === COMMON;
}

const wearing = (labelId: number, common: boolean): SQL =>
  common
    ? sql`EXISTS (SELECT 1 FROM contact_labels
        WHERE contact_labels.contact_id = contacts.id AND label_id = ${labelId})`
    : sql`contacts.id IN (SELECT contact_id FROM contact_labels WHERE label_id = ${labelId})`;

type Narrowed = Pick<
  z.output<typeof ContactFilter>,
  "search" | "labelId" | "workflowStatus" | "optedOut"
>;

/** Whom the list shows, for whoever else goes through the same people. */
export function filterConditions(ctx: Ctx, filter: Narrowed, common = false): SQL[] {
  const { search, labelId, workflowStatus, optedOut } = filter;
  return [
    ...(search === undefined ? [] : searchConditions(ctx, search)),
    ...(labelId === undefined ? [] : [wearing(labelId, common)]),
    ...(workflowStatus === undefined ? [] : [sql`contacts.workflow_status = ${workflowStatus}`]),
    ...(optedOut === undefined
      ? []
      : [sql`contacts.id ${optedOut ? sql`IN` : sql`NOT IN`} (${optedOutIds})`]),
  ];
}

/** Who may not read phone numbers may not find them out by searching either. */
function searchConditions(ctx: Ctx, text: string): SQL[] {
  const { match, parts } = readSearch(text, may(ctx, "contact:read_phone"));
  const found = sql`SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${match}`;
  return [
    ...(match === null ? [] : [sql`contacts.id IN (${found})`]),
    ...parts.map((part) => sql`instr(lower(contacts.name), lower(${part})) > 0`),
  ];
}
