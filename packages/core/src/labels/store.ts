import { asc, eq, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { iso } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { Label } from "./schema.ts";
import { contactLabels, labels } from "./tables.ts";

const columns = {
  id: labels.id,
  name: labels.name,
  color: labels.color,
  createdAt: labels.createdAt,
  contactCount: sql<number>`(SELECT count(*) FROM contact_labels WHERE label_id = labels.id)`,
};

type Row = Omit<Label, "createdAt"> & { createdAt: number };
const show = (row: Row): Label => ({ ...row, createdAt: iso(row.createdAt) });

export async function allLabels(ctx: Ctx): Promise<Label[]> {
  const rows = await ctx.db
    .select(columns)
    .from(labels)
    .orderBy(asc(sql`name COLLATE NOCASE`));
  return rows.map(show);
}

export async function findLabel(ctx: Ctx, id: number): Promise<Label | null> {
  const [row] = await ctx.db.select(columns).from(labels).where(eq(labels.id, id));
  return row === undefined ? null : show(row);
}

export const insertLabel = (ctx: Ctx, label: { name: string; color: string }): Statement =>
  ctx.db
    .insert(labels)
    .values({ ...label, createdAt: ctx.now })
    .returning({ id: labels.id });

export const updateLabel = (
  ctx: Ctx,
  id: number,
  label: { name: string; color: string },
): Statement => ctx.db.update(labels).set(label).where(eq(labels.id, id));

export const removeLabel = (ctx: Ctx, id: number): Statement[] => [
  ctx.db.delete(contactLabels).where(eq(contactLabels.labelId, id)),
  ctx.db.delete(labels).where(eq(labels.id, id)),
];

/** Which of these ids are labels. */
export async function knownLabels(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: labels.id })
    .from(labels)
    .where(sql`${labels.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Set(rows.map(({ id }) => id));
}

/** Without their counts, which take a walk through everybody. */
export async function labelNames(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.select({ name: labels.name }).from(labels);
  return rows.map(({ name }) => name);
}

/** A contact wears exactly these labels from now on. */
export const wearStatements = (
  ctx: Ctx,
  contactId: number | SQL,
  ids: readonly number[],
): Statement[] => [
  ctx.db.run(sql`
    DELETE FROM contact_labels WHERE contact_id = ${contactId}
    AND label_id NOT IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  ctx.db.run(sql`
    INSERT OR IGNORE INTO contact_labels (contact_id, label_id)
    SELECT ${contactId}, id FROM labels
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
];
