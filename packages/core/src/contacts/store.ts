import { and, eq, getTableColumns, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import { contactPreferences } from "../consent/tables.ts";
import { WornLabel } from "../labels/schema.ts";
import { contacts } from "./tables.ts";

const WornLabels = z.array(WornLabel);

/** What a contact's page needs, in one row: no second statement per contact. */
const columns = {
  ...getTableColumns(contacts),
  optedOut: sql`coalesce(${contactPreferences.optedOut}, 0)`.mapWith(Boolean),
  optedOutAt: contactPreferences.optedOutAt,
  metaStopped: sql`coalesce(${contactPreferences.metaStopped}, 0)`.mapWith(Boolean),
  metaStoppedAt: contactPreferences.metaStoppedAt,
  labels: sql`(
    SELECT json_group_array(json_object('id', labels.id, 'name', labels.name, 'color', labels.color)
      ORDER BY labels.name COLLATE NOCASE)
    FROM contact_labels JOIN labels ON labels.id = contact_labels.label_id
    WHERE contact_labels.contact_id = contacts.id)`.mapWith((json: string) =>
    WornLabels.parse(JSON.parse(json)),
  ),
};

/** Contacts by any condition over the table `contacts`, with all that is shown of them. */
export const selectContacts = (
  ctx: Ctx,
  { where, order, limit }: { where: SQL; order: readonly SQL[]; limit: number },
) =>
  ctx.db
    .select(columns)
    .from(contacts)
    .leftJoin(contactPreferences, eq(contactPreferences.contactId, contacts.id))
    .where(where)
    .orderBy(...order)
    .limit(limit);

export type ContactRow = Awaited<ReturnType<typeof selectContacts>>[number];

export async function findContact(ctx: Ctx, id: number): Promise<ContactRow | null> {
  const [row] = await selectContacts(ctx, { where: sql`contacts.id = ${id}`, order: [], limit: 1 });
  return row ?? null;
}

type New = typeof contacts.$inferInsert;

export const insertContact = (
  ctx: Ctx,
  contact: Omit<New, "id" | "createdAt" | "updatedAt">,
): Statement =>
  ctx.db
    .insert(contacts)
    .values({ ...contact, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: contacts.id });

/** Compare-and-set: matches nothing if somebody else was faster. */
export const updateContact = (
  ctx: Ctx,
  { id, version }: { id: number; version: number },
  edit: Partial<Omit<New, "id" | "version">>,
): Statement =>
  ctx.db
    .update(contacts)
    .set({ ...edit, version: sql`${contacts.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(contacts.id, id), eq(contacts.version, version)));

/** Triggers take the links along and keep the STOP. */
export const removeContact = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(contacts).where(eq(contacts.id, id));

/** Up to where whoever goes through all ids in stretches has to go. */
export async function highestContact(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.all<{ top: number }>(
    sql`SELECT coalesce(max(id), 0) AS top FROM contacts`,
  );
  return row?.top ?? 0;
}

/** Where people are: a handful of zones, found by stepping from one to the next in their index. */
export async function zonesOfContacts(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.all<{ zone: string }>(sql`
    WITH RECURSIVE zones(zone) AS (
      SELECT min(timezone) FROM contacts WHERE timezone IS NOT NULL
      UNION ALL
      SELECT (SELECT min(timezone) FROM contacts WHERE timezone > zones.zone)
      FROM zones WHERE zones.zone IS NOT NULL
    )
    SELECT zone FROM zones WHERE zone IS NOT NULL`);
  return rows.map(({ zone }) => zone);
}
