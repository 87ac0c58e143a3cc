import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { iso, isoOrNull } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { CursorKey } from "@siar/kernel/page";
import { selectContacts, type ContactRow } from "../contacts/index.ts";
import { optedOutIds } from "../consent/index.ts";
import type { Segment } from "./schema.ts";
import { segmentMembers, segments } from "./tables.ts";

const SAMPLES = 10;

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

export const removeSegment = (ctx: Ctx, id: number): Statement[] => [
  ctx.db.delete(segmentMembers).where(eq(segmentMembers.segmentId, id)),
  ctx.db.delete(segments).where(eq(segments.id, id)),
];

/** Who matches now, kept as a snapshot. */
export const snapshotStatements = (ctx: Ctx, id: number | SQL, audience: SQL): Statement[] => [
  ctx.db.run(sql`DELETE FROM segment_members WHERE segment_id = ${id}`),
  ctx.db.run(sql`
    INSERT INTO segment_members (segment_id, contact_id)
    SELECT ${id}, contacts.id FROM contacts WHERE ${audience}`),
];

/** The number that lists show; the version stays, since nobody edited anything. */
export const countStatement = (ctx: Ctx, id: number | SQL, audience: SQL): Statement =>
  ctx.db.run(sql`
    UPDATE segments SET last_refreshed_at = ${ctx.now},
      contact_count = (SELECT count(*) FROM contacts WHERE ${audience})
    WHERE id = ${id}`);

export interface Counted {
  readonly count: number;
  readonly optedOut: number;
  readonly withoutPhone: number;
}

export async function countAudience(ctx: Ctx, audience: SQL): Promise<Counted> {
  const [counted] = await ctx.db.all<Counted>(sql`
    SELECT count(*) AS count,
      count(*) FILTER (WHERE contacts.id IN (${optedOutIds})) AS optedOut,
      count(*) FILTER (WHERE contacts.phone IS NULL) AS withoutPhone
    FROM contacts WHERE ${audience}`);
  return counted ?? { count: 0, optedOut: 0, withoutPhone: 0 };
}

export const sampleAudience = (ctx: Ctx, audience: SQL): Promise<ContactRow[]> =>
  selectContacts(ctx, { where: audience, order: [sql`contacts.id`], limit: SAMPLES });

/** Campaigns that still need the segment: they read it, or will when they start. */
const needing = (id: number): SQL => sql`
  SELECT name FROM campaigns WHERE status IN ('scheduled', 'running', 'paused')
  AND (segment_id = ${id} OR ${id} IN (SELECT value FROM json_each(exclude_segment_ids)))`;

export async function campaignsNeeding(ctx: Ctx, id: number): Promise<string[]> {
  const rows = await ctx.db.all<{ name: string }>(needing(id));
  return rows.map(({ name }) => name);
}

export const unneeded = (id: number): SQL => sql`NOT EXISTS (${needing(id)})`;
