import { and, eq, sql } from "drizzle-orm";
import { MINUTE } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { Attachment } from "../rules/index.ts";
import { inboundMedia } from "../tables.ts";

type Row = typeof inboundMedia.$inferSelect;

export interface NewAttachment extends Attachment {
  readonly wamid: string;
  readonly numberId: number;
}

/** Once per message, as the message itself. */
export const awaitFiles = (ctx: Ctx, files: readonly NewAttachment[]): Statement[] =>
  files.length === 0
    ? []
    : [
        ctx.db.run(sql`
          INSERT INTO inbound_media
            (wamid, number_id, meta_id, mime, name, status, due_at, created_at)
          SELECT f.value ->> 'wamid', f.value ->> 'numberId', f.value ->> 'metaId',
            f.value ->> 'mime', f.value ->> 'name', 'waiting', ${ctx.now}, ${ctx.now}
          FROM json_each(${JSON.stringify(files)}) f WHERE true
          ON CONFLICT (wamid) DO NOTHING`),
      ];

/** Whoever fetches it has so long; then somebody else may. */
const LEASE = 2 * MINUTE;

/** Taken and put off at once, so that nobody else fetches the same. */
export const takeDueFiles = (ctx: Ctx, limit: number): Promise<Row[]> =>
  ctx.db
    .update(inboundMedia)
    .set({ dueAt: ctx.now + LEASE, tries: sql`${inboundMedia.tries} + 1` })
    .where(
      sql`id IN (SELECT id FROM inbound_media WHERE status = 'waiting' AND due_at <= ${ctx.now}
        ORDER BY due_at LIMIT ${limit})`,
    )
    .returning();

export async function changeFile(
  ctx: Ctx,
  id: number,
  changes: Partial<Pick<Row, "status" | "dueAt" | "size">>,
): Promise<void> {
  await ctx.db
    .update(inboundMedia)
    .set(changes)
    .where(and(eq(inboundMedia.id, id), eq(inboundMedia.status, "waiting")));
}

/** Of people who were deleted; none that somebody is fetching. */
export const orphanedFiles = (ctx: Ctx, limit: number): Promise<Pick<Row, "id">[]> =>
  ctx.db
    .select({ id: inboundMedia.id })
    .from(inboundMedia)
    .where(sql`status = 'orphaned' AND due_at <= ${ctx.now}`)
    .limit(limit);

export async function dropFiles(ctx: Ctx, rows: readonly Pick<Row, "id">[]): Promise<void> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  await ctx.db.delete(inboundMedia).where(sql`id IN (SELECT value FROM json_each(${ids}))`);
}

/** The file of a message in a conversation. */
export async function fileOfMessage(ctx: Ctx, messageId: number): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(inboundMedia)
    .where(sql`wamid = (SELECT wamid FROM conversation_messages WHERE id = ${messageId})`);
  return row ?? null;
}
