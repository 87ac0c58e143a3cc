import { sql } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";

interface HeardStop {
  readonly contactId: number;
  readonly numberId: number;
  readonly at: number;
}

/**
 * After the STOP in the same batch: one that changed nothing left no event, and so is not answered.
 * Whoever answers must do so while the window is open that the STOP itself has opened.
 */
export const oweOptOutReply = (ctx: Ctx, { contactId, numberId, at }: HeardStop): Statement =>
  ctx.db.run(sql`
    INSERT INTO opt_out_replies (event_id, contact_id, number_id, status, at)
    SELECT id, contact_id, ${numberId}, 'due', ${at} FROM consent_events
    WHERE contact_id = ${contactId} AND act = 'opt_out' AND at = ${at}
      AND source IN ('keyword', 'button') AND at > ${ctx.now - DAY}
      AND (SELECT opt_out_reply FROM settings) IS NOT NULL
    ORDER BY id DESC LIMIT 1
    ON CONFLICT (event_id) DO NOTHING`);

export interface OwedReply {
  readonly eventId: number;
  readonly contactId: number;
  readonly numberId: number;
}

/** The next one, taken for good: a second answer would be worse than none. */
export async function takeOwedReply(ctx: Ctx, after: number): Promise<OwedReply | null> {
  const [owed] = await ctx.db.all<OwedReply>(sql`
    UPDATE opt_out_replies SET status = 'sending'
    WHERE event_id = (
      SELECT event_id FROM opt_out_replies
      WHERE status = 'due' AND at > ${ctx.now - DAY} AND event_id > ${after}
      ORDER BY event_id LIMIT 1)
    RETURNING event_id AS eventId, contact_id AS contactId, number_id AS numberId`);
  return owed ?? null;
}

/** Longer than the same STOP is delivered again. */
const KEPT = 3 * DAY;
const FORGOTTEN_AT_ONCE = 200;

/** The oldest come first, so that what is kept is not read. */
export async function forgetSettledReplies(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`
    DELETE FROM opt_out_replies WHERE at < ${ctx.now - KEPT} AND event_id IN (
      SELECT event_id FROM opt_out_replies ORDER BY event_id LIMIT ${FORGOTTEN_AT_ONCE})`);
}

interface Whom {
  readonly phone: string | null;
  readonly userId: string | null;
}

/** Null for whoever is gone, or has come back meanwhile. */
export async function stillOut(ctx: Ctx, contactId: number): Promise<Whom | null> {
  const [found] = await ctx.db.all<Whom>(sql`
    SELECT c.phone AS phone, c.user_id AS userId FROM contacts c
    JOIN contact_preferences p ON p.contact_id = c.id
    WHERE c.id = ${contactId} AND p.opted_out = 1`);
  return found ?? null;
}

export type Settled = "due" | "sent" | "failed" | "in_doubt";

export async function settleReply(
  ctx: Ctx,
  { eventId }: OwedReply,
  status: Settled,
): Promise<void> {
  await ctx.db.run(sql`UPDATE opt_out_replies SET status = ${status} WHERE event_id = ${eventId}`);
}
