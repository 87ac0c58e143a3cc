import { and, desc, eq, lt, lte, sql, type SQL } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { CampaignStatus } from "../campaigns/schema.ts";
import type { Media, MediaFilter } from "./schema.ts";
import { media, mediaLeftovers } from "./tables.ts";

export type MediaRow = typeof media.$inferSelect;
type Reader = Pick<Ctx, "db">;

const useCount = sql<number>`(
  (SELECT count(*) FROM campaigns WHERE campaigns.media_id = media.id)
  + (SELECT count(*) FROM campaign_templates WHERE campaign_templates.media_id = media.id))`;

const withUses = (ctx: Reader) => ctx.db.select({ row: media, useCount }).from(media).$dynamic();

export interface MediaWithUses {
  readonly row: MediaRow;
  readonly useCount: number;
}

export const show = ({ row, useCount: uses }: MediaWithUses): Media => {
  const { file: _, thumbnail, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    hasThumbnail: thumbnail !== null,
    useCount: uses,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
};

export async function findMedia(ctx: Reader, id: number): Promise<MediaWithUses | null> {
  const [found] = await withUses(ctx).where(eq(media.id, id));
  return found ?? null;
}

export async function mediaBySha(ctx: Reader, sha256: string): Promise<MediaWithUses | null> {
  const [found] = await withUses(ctx).where(eq(media.sha256, sha256));
  return found ?? null;
}

export function listMedia(
  ctx: Reader,
  { search, kind, limit }: MediaFilter,
  before: number | null,
): Promise<MediaWithUses[]> {
  const conditions: (SQL | undefined)[] = [
    before === null ? undefined : lt(media.id, before),
    kind === undefined ? undefined : eq(media.kind, kind),
    search === undefined ? undefined : sql`instr(lower(${media.name}), lower(${search})) > 0`,
  ];
  return withUses(ctx)
    .where(and(...conditions))
    .orderBy(desc(media.id))
    .limit(limit + 1);
}

export type NewMedia = Pick<
  MediaRow,
  "name" | "kind" | "mime" | "size" | "width" | "height" | "durationMs" | "sha256" | "file"
>;

/** Two uploads of the same bytes at once: the second changes nothing. */
export const insertMedia = (ctx: Ctx, row: NewMedia): Statement =>
  ctx.db
    .insert(media)
    .values({ ...row, createdBy: ctx.actor.memberId, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoNothing({ target: media.sha256 });

export const idBySha = (sha256: string): SQL =>
  sql`(SELECT id FROM media WHERE sha256 = ${sha256})`;

export const renameMedia = (ctx: Ctx, row: MediaRow, name: string): Statement =>
  ctx.db
    .update(media)
    .set({ name, version: row.version + 1, updatedAt: ctx.now })
    .where(and(eq(media.id, row.id), eq(media.version, row.version)));

export const setThumbnail = (ctx: Ctx, id: number, thumbnail: string): Statement =>
  ctx.db.update(media).set({ thumbnail, updatedAt: ctx.now }).where(eq(media.id, id));

/** Campaigns that have still to send it, or that somebody is writing, and messages of the library. */
const needing = (id: number): SQL => sql`
  SELECT name FROM campaigns
  WHERE media_id = ${id} AND status IN ('draft', 'scheduled', 'running', 'paused')
  UNION ALL SELECT name FROM campaign_templates WHERE media_id = ${id}`;

export async function namesOfUsers(ctx: Reader, id: number): Promise<string[]> {
  const rows = await ctx.db.all<{ name: string }>(needing(id));
  return rows.map(({ name }) => name);
}

export const isFree = (id: number): SQL => sql`NOT EXISTS (${needing(id)})`;

export const campaignsUsing = (
  ctx: Reader,
  id: number,
): Promise<{ id: number; name: string; status: CampaignStatus }[]> =>
  ctx.db.all(sql`
    SELECT id, name, status FROM campaigns WHERE media_id = ${id} ORDER BY id DESC LIMIT 100`);

export const messagesUsing = (ctx: Reader, id: number): Promise<{ id: number; name: string }[]> =>
  ctx.db.all(sql`
    SELECT id, name FROM campaign_templates WHERE media_id = ${id} ORDER BY id DESC LIMIT 100`);

export const removeMedia = (ctx: Ctx, id: number): Statement[] => [
  ctx.db.delete(media).where(eq(media.id, id)),
  ctx.db.run(sql`DELETE FROM media_uploads WHERE media_id = ${id}`),
];

/** A file that nothing will name, unless whoever brings it says so before it is due. */
export const leaveOver = (
  ctx: Reader,
  file: string,
  dueAt: number,
  uploadId: string | null = null,
): Statement =>
  ctx.db.insert(mediaLeftovers).values({ file, uploadId, dueAt }).onConflictDoNothing();

export const keepFile = (ctx: Reader, file: string): Statement =>
  ctx.db.delete(mediaLeftovers).where(eq(mediaLeftovers.file, file));

/** As `keepFile`, if a row names it by now. */
export const keepNamed = (ctx: Reader, file: string): Statement =>
  ctx.db.run(sql`
    DELETE FROM media_leftovers WHERE file = ${file}
      AND EXISTS (SELECT 1 FROM media WHERE media.file = media_leftovers.file)`);

/** The thumbnail that a file has at this moment: somebody else may just have drawn another. */
export const leaveThumbnail = (ctx: Ctx, id: number): Statement =>
  ctx.db.run(sql`
    INSERT INTO media_leftovers (file, due_at)
    SELECT thumbnail, ${ctx.now} FROM media WHERE id = ${id} AND thumbnail IS NOT NULL
    ON CONFLICT DO NOTHING`);

/** As `keepFile`, if the row is still there to name it. */
export const keepThumbnail = (ctx: Ctx, id: number, thumbnail: string): Statement =>
  ctx.db.run(sql`
    DELETE FROM media_leftovers WHERE file = ${thumbnail}
      AND EXISTS (SELECT 1 FROM media WHERE id = ${id})`);

export const dueLeftovers = (ctx: Ctx, limit: number) =>
  ctx.db
    .select()
    .from(mediaLeftovers)
    .where(lte(mediaLeftovers.dueAt, ctx.now))
    .orderBy(mediaLeftovers.dueAt)
    .limit(limit);
