import { and, asc, eq, sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { HOUR } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import {
  cannedReplies as canned,
  conversationNotes as notes,
  conversations as t,
} from "../tables.ts";

/** Opens a conversation with somebody whom there is none with yet. */
export const openStatement = (ctx: Ctx, contactId: number, numberId: number): Statement =>
  ctx.db.run(sql`
    INSERT INTO conversations (contact_id, number_id, opened_at, last_message_at)
    SELECT ${contactId}, ${numberId}, ${ctx.now}, ${ctx.now}
    WHERE NOT EXISTS (
      SELECT 1 FROM conversations WHERE contact_id = ${contactId} AND number_id = ${numberId})`);

export async function conversationWith(
  ctx: Ctx,
  contactId: number,
  numberId: number,
): Promise<number | null> {
  const [row] = await ctx.db.all<{ id: number }>(sql`
    SELECT id FROM conversations WHERE contact_id = ${contactId} AND number_id = ${numberId}
    ORDER BY last_message_at DESC, id DESC LIMIT 1`);
  return row?.id ?? null;
}

/** Whoever answers has read what was said, and goes on with it. */
export const answeredStatements = (ctx: Ctx, id: number): Statement[] => [
  ctx.db.run(sql`
    UPDATE conversations SET closed_at = NULL, last_message_at = max(last_message_at, ${ctx.now})
    WHERE id = ${id}`),
  ctx.db.run(sql`
    UPDATE conversations SET unread = 0
    WHERE unread > 0 AND (contact_id, number_id) =
      (SELECT contact_id, number_id FROM conversations WHERE id = ${id})`),
];

/** What came after the message that was shown last stays unread. */
export const readStatement = (ctx: Ctx, id: number, upTo: number): Statement =>
  ctx.db.run(sql`
    UPDATE conversations SET unread = min(unread, (
      SELECT count(*) FROM conversation_messages m
      WHERE m.conversation_id = conversations.id AND m.id > ${upTo} AND m.direction = 'in'))
    WHERE unread > 0 AND (contact_id, number_id) =
      (SELECT contact_id, number_id FROM conversations WHERE id = ${id})`);

export const setConversation = (
  ctx: Ctx,
  id: number,
  change: Partial<Pick<typeof t.$inferInsert, "closedAt" | "assignedTo" | "ratingAskedAt">>,
): Statement => ctx.db.update(t).set(change).where(eq(t.id, id));

export const insertNote = (ctx: Ctx, conversationId: number, text: string): Statement =>
  ctx.db
    .insert(notes)
    .values({
      conversationId,
      text,
      memberId: ctx.actor.memberId,
      author: ctx.actor.name,
      at: ctx.now,
    })
    .returning({ id: notes.id });

/** As many as one statement may write: the next minute closes the rest. */
const CLOSED_AT_ONCE = 2_000;

/** What nobody wrote in for so long is over, unless the customer's last words wait to be read. */
export const closeIdle = (ctx: Ctx, hours: number): Statement =>
  ctx.db.run(sql`
    UPDATE conversations SET closed_at = ${ctx.now}
    WHERE id IN (
      SELECT id FROM conversations
      WHERE closed_at IS NULL AND unread = 0 AND last_message_at < ${ctx.now - hours * HOUR}
      ORDER BY last_message_at LIMIT ${CLOSED_AT_ONCE})`);

export type CannedRow = typeof canned.$inferSelect;

export const allCanned = (ctx: Ctx): Promise<CannedRow[]> =>
  ctx.db.select().from(canned).orderBy(asc(canned.shortcut));

export async function findCanned(ctx: Ctx, id: number): Promise<CannedRow | null> {
  const [row] = await ctx.db.select().from(canned).where(eq(canned.id, id));
  return row ?? null;
}

interface Words {
  readonly shortcut: string;
  readonly text: string;
}

export const insertCanned = (ctx: Ctx, words: Words): Statement =>
  ctx.db
    .insert(canned)
    .values({ ...words, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: canned.id });

/** Compare-and-set: matches nothing if somebody else was faster. */
export const updateCanned = (
  ctx: Ctx,
  { id, version }: { id: number; version: number },
  words: Words,
): Statement =>
  ctx.db
    .update(canned)
    .set({ ...words, version: sql`${canned.version} + 1`, updatedAt: ctx.now })
    .where(and(eq(canned.id, id), eq(canned.version, version)));

export const removeCanned = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(canned).where(eq(canned.id, id));
