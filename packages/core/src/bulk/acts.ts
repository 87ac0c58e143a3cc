import { sql, type SQL } from "drizzle-orm";
import { auditEachStatement, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { BulkAct } from "./schema.ts";

/** How one act is done to a handful of contacts. */
interface Way {
  /** Over `contacts`: who will be different afterwards. */
  readonly changes: SQL;
  /** Whether somebody who is not there any more is as was wished. */
  readonly goneIsFine: boolean;
  readonly statements: (whom: SQL) => readonly Statement[];
}

const among = (values: unknown): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/**
 * A handful of an act: what it will change is counted first, then it is done, then these contacts
 * are off the list. One batch, so that however often it is begun it is done and counted once.
 */
export function actStatements(
  ctx: Ctx,
  { id, act }: { readonly id: number; readonly act: BulkAct },
  members: readonly number[],
): Statement[] {
  const whom = among(members);
  const way = wayOf(ctx, id, act);
  const counted = (condition: SQL): SQL =>
    sql`(SELECT count(*) FROM contacts WHERE contacts.id IN ${whom} AND ${condition})`;
  const gone = sql`(${members.length} - ${counted(sql`true`)})`;
  return [
    ctx.db.run(sql`
      UPDATE bulk_actions SET
        changed = changed + ${counted(way.changes)},
        unchanged = unchanged + ${counted(sql`NOT (${way.changes})`)}
          ${way.goneIsFine ? sql`+ ${gone}` : sql``},
        failed = failed ${way.goneIsFine ? sql`` : sql`+ ${gone}`}
      WHERE id = ${id}`),
    ...way.statements(whom),
    ctx.db.run(sql`DELETE FROM bulk_members WHERE bulk_id = ${id} AND contact_id IN ${whom}`),
  ];
}

function wayOf(ctx: Ctx, bulkId: number, act: BulkAct): Way {
  switch (act.type) {
    case "label":
      return labelling(ctx, act.labelIds);
    case "unlabel":
      return unlabelling(ctx, act.labelIds);
    case "set-field":
      return setting(ctx, act.key, act.value);
    case "delete":
      return deleting(ctx, bulkId);
  }
}

const labelling = (ctx: Ctx, labelIds: readonly number[]): Way => ({
  changes: sql`EXISTS (
    SELECT 1 FROM labels WHERE labels.id IN ${among(labelIds)} AND NOT EXISTS (
      SELECT 1 FROM contact_labels AS worn
      WHERE worn.contact_id = contacts.id AND worn.label_id = labels.id))`,
  goneIsFine: false,
  statements: (whom) => [
    ctx.db.run(sql`
      INSERT OR IGNORE INTO contact_labels (contact_id, label_id)
      SELECT contacts.id, labels.id FROM contacts CROSS JOIN labels
      WHERE contacts.id IN ${whom} AND labels.id IN ${among(labelIds)}`),
  ],
});

const unlabelling = (ctx: Ctx, labelIds: readonly number[]): Way => ({
  changes: sql`EXISTS (
    SELECT 1 FROM contact_labels AS worn
    WHERE worn.contact_id = contacts.id AND worn.label_id IN ${among(labelIds)})`,
  goneIsFine: false,
  statements: (whom) => [
    ctx.db.run(sql`
      DELETE FROM contact_labels
      WHERE contact_id IN ${whom} AND label_id IN ${among(labelIds)}`),
  ],
});

/** A patch of JSON takes a key away where it says null, and leaves all others. */
function setting(ctx: Ctx, key: string, value: string | number | boolean | null): Way {
  const patch = JSON.stringify({ [key]: value });
  const path = `$.${key}`;
  const now = (what: SQL): SQL =>
    sql`coalesce(json_type(${what}, ${path}), 'null') || ':' || coalesce(${what} ->> ${path}, '')`;
  const differs = sql`${now(sql`contacts.attributes`)} <> ${now(sql`${patch}`)}`;
  return {
    changes: differs,
    goneIsFine: false,
    statements: (whom) => [
      ctx.db.run(sql`
        UPDATE contacts SET attributes = json_patch(attributes, ${patch}),
          version = version + 1, updated_at = ${ctx.now}
        WHERE contacts.id IN ${whom} AND ${differs}`),
    ],
  };
}

/** As a single one is deleted: triggers take the links along and keep the STOP; the ledger stays. */
const deleting = (ctx: Ctx, bulkId: number): Way => ({
  changes: sql`true`,
  goneIsFine: true,
  statements: (whom) => [
    auditEachStatement(
      ctx,
      { action: "contact.delete", entity: "contact", before: {}, after: { bulkActionId: bulkId } },
      { table: "contacts", where: sql`id IN ${whom}` },
    ),
    ctx.db.run(sql`DELETE FROM contacts WHERE id IN ${whom}`),
  ],
});
