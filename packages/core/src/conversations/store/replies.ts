import { eq, sql, type SQL } from "drizzle-orm";
import { MINUTE } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { SendOutcome } from "@siar/whatsapp";
import type { FoldedStatus } from "../../sending/rules/index.ts";
import { conversationReplies as t } from "../tables.ts";

export interface NewReply {
  readonly conversationId: number;
  readonly type: (typeof t.$inferInsert)["type"];
  readonly text: string;
  readonly mediaId: number | null;
}

export const insertReply = (ctx: Ctx, reply: NewReply): Statement =>
  ctx.db
    .insert(t)
    .values({
      ...reply,
      memberId: ctx.actor.memberId,
      author: ctx.actor.name,
      status: "sending",
      at: ctx.now,
    })
    .returning({ id: t.id });

export const forgetReply = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(t).where(eq(t.id, id));

export type ReplyRow = typeof t.$inferSelect;

export async function findReply(ctx: Ctx, id: number): Promise<ReplyRow | null> {
  const [row] = await ctx.db.select().from(t).where(eq(t.id, id));
  return row ?? null;
}

/** What became of the one request. A status of Meta's may have been quicker, and knows better. */
export function outcomeStatement(
  ctx: Ctx,
  id: number,
  outcome: SendOutcome,
  at: number,
): Statement {
  const mine = sql`id = ${id} AND status IN ('sending', 'unknown')`;
  switch (outcome.kind) {
    case "accepted":
      return ctx.db.run(sql`
        UPDATE conversation_replies SET wamid = coalesce(wamid, ${outcome.wamid}),
          sent_at = coalesce(sent_at, ${at}),
          status = iif(status IN ('sending', 'unknown'), 'sent', status)
        WHERE id = ${id}`);
    case "refused":
      return ctx.db.run(sql`
        UPDATE conversation_replies SET status = 'failed', failed_at = ${at},
          error_code = ${outcome.code}, error_detail = ${outcome.detail.slice(0, 500)}
        WHERE ${mine}`);
    case "not-sent":
      return ctx.db.run(sql`
        UPDATE conversation_replies SET status = 'failed', failed_at = ${at},
          error_detail = ${outcome.why.slice(0, 500)}
        WHERE ${mine}`);
    case "in-doubt":
      return ctx.db.run(sql`UPDATE conversation_replies SET status = 'unknown' WHERE ${mine}`);
  }
}

/** Longer than any request lasts: whoever was sending it is gone, and nobody knows how far they got. */
const GIVEN_UP_AFTER = 2 * MINUTE;

export const giveUpStatement = (ctx: Ctx): Statement =>
  ctx.db.run(sql`
    UPDATE conversation_replies SET status = 'unknown'
    WHERE status = 'sending' AND at < ${ctx.now - GIVEN_UP_AFTER}`);

/** Applies what Meta reported, by the ranks of the ledger: sent < failed < delivered < read. */
export const replyStatusStatement = (ctx: Ctx, statuses: readonly FoldedStatus[]): Statement =>
  ctx.db.run(sql`
    UPDATE conversation_replies AS m SET
      status = CASE
        WHEN x.rank = 4 THEN 'read'
        WHEN x.rank = 3 AND m.status <> 'read' THEN 'delivered'
        WHEN ${failsNow} THEN 'failed'
        WHEN x.rank >= 1 AND m.status IN ('sending', 'unknown') THEN 'sent'
        ELSE m.status END,
      wamid = coalesce(m.wamid, x.wamid),
      sent_at = coalesce(m.sent_at, x.sent_at, x.delivered_at, x.read_at),
      delivered_at = ${earliest("delivered_at")}, read_at = ${earliest("read_at")},
      failed_at = iif(${failsNow}, coalesce(m.failed_at, x.failed_at), m.failed_at),
      error_code = iif(${failsNow}, coalesce(x.error_code, m.error_code), m.error_code),
      error_detail = iif(${failsNow}, coalesce(x.error_detail, m.error_detail), m.error_detail),
      category = coalesce(x.category, m.category),
      pricing_type = coalesce(x.pricing_type, m.pricing_type)
    FROM (
      SELECT value ->> 'seq' AS id, value ->> 'rank' AS rank, value ->> 'wamid' AS wamid,
        value ->> 'sentAt' AS sent_at, value ->> 'deliveredAt' AS delivered_at,
        value ->> 'readAt' AS read_at, value ->> 'failedAt' AS failed_at,
        value ->> 'errorCode' AS error_code, value ->> 'errorDetail' AS error_detail,
        value ->> 'category' AS category, value ->> 'pricingType' AS pricing_type
      FROM json_each(${JSON.stringify(statuses)})) AS x
    WHERE m.id = x.id`);

const failsNow = sql`(x.failed_at IS NOT NULL AND m.status NOT IN ('read', 'delivered'))`;

const earliest = (column: string): SQL => {
  const [mine, theirs] = [sql.raw(`m.${column}`), sql.raw(`x.${column}`)];
  return sql`coalesce(min(${mine}, ${theirs}), ${mine}, ${theirs})`;
};

export const repliesByWamid = (ctx: Ctx, wamids: readonly string[]) =>
  ctx.db.all<{ wamid: string; id: number }>(sql`
    SELECT m.wamid AS wamid, m.id AS id
    FROM json_each(${JSON.stringify(wamids)}) x
    CROSS JOIN conversation_replies m ON m.wamid = x.value`);

export const contactsOfReplies = (ctx: Ctx, ids: readonly number[]) =>
  ctx.db.all<{ id: number; contactId: number }>(sql`
    SELECT r.id AS id, c.contact_id AS contactId
    FROM json_each(${JSON.stringify(ids)}) x
    CROSS JOIN conversation_replies r ON r.id = x.value
    JOIN conversations c ON c.id = r.conversation_id`);
