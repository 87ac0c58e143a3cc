import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { iso, isoOrNull } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { CursorKey } from "@siar/kernel/page";
import { selectContacts, type ContactRow } from "../contacts/index.ts";
import type { CampaignStatus } from "../campaigns/schema.ts";
import type { ReceivedMessage } from "./rules/evaluate.ts";
import type { NamedSegment } from "./rules/expand.ts";
import type { Segment } from "./schema.ts";
import { segments } from "./tables.ts";

export type SegmentRow = typeof segments.$inferSelect;
type New = typeof segments.$inferInsert;

export const showSegment = (row: SegmentRow): Segment => ({
  ...row,
  lastRefreshedAt: isoOrNull(row.lastRefreshedAt),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

export async function findSegment(ctx: Ctx, id: number): Promise<SegmentRow | null> {
  const [row] = await ctx.db.select().from(segments).where(eq(segments.id, id));
  return row ?? null;
}

/** Some hundreds at most: whole, since any of them may name any other. */
export async function allSegments(ctx: Ctx): Promise<Map<number, NamedSegment>> {
  const { id, name, isDynamic, criteria } = segments;
  const rows = await ctx.db.select({ id, name, isDynamic, criteria }).from(segments);
  return new Map(rows.map((row) => [row.id, row]));
}

const state = sql`SELECT count(*) || ' ' || coalesce(sum(version), 0) || ' ' || coalesce(max(id), 0)
  FROM segments`;

/** That no segment was made, changed or deleted since: a condition for the batch that relies on it. */
export async function stateOfSegments(ctx: Ctx): Promise<SQL> {
  const [row] = await ctx.db.all<{ state: string }>(sql`SELECT (${state}) AS state`);
  return sql`(${state}) = ${row?.state ?? ""}`;
}

export async function knownCampaigns(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.all<{ id: number }>(sql`
    SELECT id FROM campaigns WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Set(rows.map(({ id }) => id));
}

const byName = sql`name COLLATE NOCASE`;

export const pageOfSegments = (
  ctx: Ctx,
  { search, after, limit }: { search: string | undefined; after: CursorKey | null; limit: number },
): Promise<SegmentRow[]> =>
  ctx.db
    .select()
    .from(segments)
    .where(
      and(
        after === null
          ? undefined
          : sql`${byName} >= ${after[0]} AND (${byName} > ${after[0]} OR id > ${after[1]})`,
        search === undefined ? undefined : sql`instr(lower(name), lower(${search})) > 0`,
      ),
    )
    .orderBy(asc(byName), asc(segments.id))
    .limit(limit);

export const insertSegment = (
  ctx: Ctx,
  segment: Pick<New, "name" | "description" | "criteria" | "isDynamic">,
): Statement =>
  ctx.db
    .insert(segments)
    .values({
      ...segment,
      createdBy: ctx.actor.memberId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning({ id: segments.id });

/** Compare-and-set: matches nothing if somebody else was faster. */
export const updateSegment = (
  ctx: Ctx,
  { id, version }: { id: number; version: number },
  edit: Partial<Pick<New, "name" | "description" | "criteria" | "isDynamic">>,
): Statement =>
  ctx.db
    .update(segments)
    .set({ ...edit, version: sql`${segments.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(segments.id, id), eq(segments.version, version)));

export const removeSegment = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(segments).where(eq(segments.id, id));

/** Counts within the batch, for a handful of people. */
export const countStatement = (ctx: Ctx, id: number | SQL, audience: SQL): Statement =>
  ctx.db.run(sql`
    UPDATE segments SET last_refreshed_at = ${ctx.now},
      contact_count = (SELECT count(*) FROM contacts WHERE ${audience})
    WHERE id = ${id}`);

/** The number that lists show; the version stays, since nobody edited anything. */
export const showCount = (ctx: Ctx, id: number | SQL, count: number): Statement =>
  ctx.db.run(sql`
    UPDATE segments SET last_refreshed_at = ${ctx.now}, contact_count = ${count}, snapshot_id = NULL
    WHERE id = ${id}`);

export const contactsById = (ctx: Ctx, ids: readonly number[]): Promise<ContactRow[]> =>
  selectContacts(ctx, {
    where: sql`contacts.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    order: [sql`contacts.id`],
    limit: Math.max(1, ids.length),
  });

/** What campaigns sent to somebody, as far as criteria ask about it. */
export const messagesOf = (ctx: Ctx, contactId: number): Promise<ReceivedMessage[]> =>
  ctx.db.all(sql`
    SELECT campaign_id AS campaignId, status, sent_at AS sentAt, delivered_at AS deliveredAt,
      read_at AS readAt, replied_at AS repliedAt
    FROM campaign_messages
    WHERE contact_id = ${contactId} AND status IN ('sent', 'delivered', 'read', 'failed')`);

/** The static segments that have somebody. */
export async function snapshotsOf(ctx: Ctx, contactId: number): Promise<Set<number>> {
  const rows = await ctx.db.all<{ id: number }>(sql`
    SELECT segments.id AS id FROM snapshot_members JOIN segments USING (snapshot_id)
    WHERE contact_id = ${contactId}`);
  return new Set(rows.map(({ id }) => id));
}

/** The newest first. */
export const campaignsUsing = (
  ctx: Ctx,
  id: number,
): Promise<{ id: number; name: string; status: CampaignStatus }[]> =>
  ctx.db.all(sql`
    SELECT id, name, status FROM campaigns
    WHERE segment_id = ${id} OR ${id} IN (SELECT value FROM json_each(exclude_segment_ids))
    ORDER BY id DESC LIMIT 100`);

/** Campaigns that still need the segment: they read it, or will when they start. */
const needing = (id: number): SQL => sql`
  SELECT name FROM campaigns WHERE status IN ('scheduled', 'running', 'paused')
  AND (segment_id = ${id} OR ${id} IN (SELECT value FROM json_each(exclude_segment_ids)))`;

export async function campaignsNeeding(ctx: Ctx, id: number): Promise<string[]> {
  const rows = await ctx.db.all<{ name: string }>(needing(id));
  return rows.map(({ name }) => name);
}

export const unneeded = (id: number): SQL => sql`NOT EXISTS (${needing(id)})`;
