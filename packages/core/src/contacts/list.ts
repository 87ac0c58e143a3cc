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
    for (const stretch of stretches(order, after)) {
      if (rows.length >= wanted) break;
      const where = and(stretch.where, ...conditions(ctx, filter)) ?? stretch.where;
      const limit = wanted - rows.length;
      rows.push(...(await selectContacts(ctx, { where, order: stretch.order, limit })));
    }
    return ok(cutPage(rows, filter.limit, keyOf(order), (row) => showContact(ctx, row)));
  },
});

function conditions(ctx: Ctx, filter: z.output<typeof ContactFilter>): SQL[] {
  const { search, labelId, workflowStatus, optedOut } = filter;
  return [
    ...(search === undefined ? [] : searchConditions(ctx, search)),
    ...(labelId === undefined
      ? []
      : [sql`contacts.id IN (SELECT contact_id FROM contact_labels WHERE label_id = ${labelId})`]),
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
