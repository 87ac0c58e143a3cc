import { sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { DAY, HOUR, SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { getSettings } from "../../settings/index.ts";
import { isWords, RATING_DAYS, ratingOf, sessionsOf, type Arrival } from "../rules/index.ts";

/** Sessions as a table `s`, read out of their JSON once. */
const sessionTable = (sessions: string) => sql`
  s AS MATERIALIZED (
    SELECT value ->> 'contactId' AS contact_id, value ->> 'numberId' AS number_id,
      value ->> 'from' AS since, value ->> 'until' AS until, value ->> 'firstWamid' AS first_wamid
    FROM json_each(${sessions}))`;

/** The conversation that a session belongs to; one that was closed takes what was said before. */
const conversationOfSession = (idle: number) => sql`
  SELECT c.id FROM conversations c
  WHERE c.contact_id = s.contact_id AND c.number_id = s.number_id
    AND coalesce(c.closed_at, s.since) >= s.since
    AND c.last_message_at >= s.since - ${idle} AND c.opened_at <= s.until + ${idle}
  ORDER BY c.last_message_at DESC LIMIT 1`;

/**
 * Stores messages of customers, once per message id: opens or continues their conversations, and
 * moves on when each person last wrote. Running it again, or in another order, changes nothing.
 * A conversation in which nobody wrote for long is over, and the next message opens another.
 */
export async function inboundStatements(
  ctx: Ctx,
  arrivals: readonly Arrival[],
): Promise<Statement[]> {
  if (arrivals.length === 0) return [];
  const idle = (await getSettings(ctx)).conversationHours * HOUR;
  const sessions = sessionTable(JSON.stringify(sessionsOf(arrivals, idle)));
  return [
    ...conversationStatements(ctx, sessions, conversationOfSession(idle)),
    storeMessages(ctx, arrivals),
    openWindows(ctx, sessions),
    noteInteraction(ctx, sessions),
    ...ratingStatements(ctx, arrivals),
  ];
}

const conversationStatements = (ctx: Ctx, sessions: SQL, theirs: SQL): Statement[] => [
  ctx.db.run(sql`
    WITH ${sessions}
    INSERT INTO conversations (contact_id, number_id, opened_at, last_message_at)
    SELECT contact_id, number_id, since, until FROM s
    WHERE NOT EXISTS (${theirs})
      AND NOT EXISTS (SELECT 1 FROM conversation_messages WHERE wamid = s.first_wamid)`),
  // By way of a conflict, because an UPDATE … FROM may be planned as a scan of the table.
  ctx.db.run(sql`
    WITH ${sessions}
    INSERT INTO conversations (id, contact_id, number_id, opened_at, last_message_at)
    SELECT (${theirs}) AS id, contact_id, number_id, since, until FROM s
    WHERE EXISTS (${theirs})
    ON CONFLICT (id) DO UPDATE SET
      opened_at = min(conversations.opened_at, excluded.opened_at),
      last_message_at = max(conversations.last_message_at, excluded.last_message_at)`),
];

const storeMessages = (ctx: Ctx, arrivals: readonly Arrival[]): Statement =>
  ctx.db.run(sql`
    INSERT INTO conversation_messages
      (conversation_id, contact_id, direction, wamid, type, text, payload, quoted_wamid,
        campaign_id, is_reply, at)
    SELECT (SELECT c.id FROM conversations c
        WHERE c.contact_id = m.value ->> 'contactId' AND c.number_id = m.value ->> 'numberId'
          AND m.value ->> 'at' BETWEEN c.opened_at AND c.last_message_at
        ORDER BY c.last_message_at DESC LIMIT 1),
      m.value ->> 'contactId', 'in', m.value ->> 'wamid', m.value ->> 'type', m.value ->> 'text',
      m.value ->> 'payload', m.value ->> 'quoted', m.value ->> 'campaignId',
      m.value ->> 'isReply', m.value ->> 'at'
    FROM json_each(${JSON.stringify(arrivals)}) m WHERE true
    ON CONFLICT (wamid) DO NOTHING`);

const openWindows = (ctx: Ctx, sessions: SQL): Statement =>
  ctx.db.run(sql`
    WITH ${sessions}
    INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
    SELECT contact_id, number_id, until FROM s WHERE true
    ON CONFLICT (contact_id, number_id) DO UPDATE SET
      last_inbound_at = max(service_windows.last_inbound_at, excluded.last_inbound_at)`);

/** Somebody who writes is on WhatsApp, whatever an earlier failure said. */
const noteInteraction = (ctx: Ctx, sessions: SQL): Statement =>
  ctx.db.run(sql`
    WITH ${sessions}
    UPDATE contacts SET not_on_whatsapp_at = NULL,
      last_interaction_at = max(coalesce(last_interaction_at, 0),
        (SELECT max(until) FROM s WHERE s.contact_id = contacts.id))
    WHERE id IN (SELECT contact_id FROM s)`);

/** Meta's times are whole seconds: an answer within the same second came after all. */
const ROUNDING = SECOND;

/** An answer to the question for a rating sets it, and the question is answered. */
function ratingStatements(ctx: Ctx, arrivals: readonly Arrival[]): Statement[] {
  const ratings = arrivals.flatMap(({ contactId, numberId, type, text, at }) => {
    const rating = isWords(type) ? ratingOf(text) : null;
    return rating === null ? [] : [{ contactId, numberId, rating, at }];
  });
  if (ratings.length === 0) return [];
  const answered = sql`
    WITH r AS MATERIALIZED (
      SELECT value ->> 'contactId' AS contact_id, value ->> 'numberId' AS number_id,
        value ->> 'rating' AS rating, value ->> 'at' AS at
      FROM json_each(${JSON.stringify(ratings)})),
    answered AS MATERIALIZED (
      SELECT c.id, c.contact_id, r.rating, min(r.at) AS at FROM r CROSS JOIN conversations c
      ON c.contact_id = r.contact_id AND c.number_id = r.number_id
        AND c.rating_asked_at BETWEEN r.at - ${RATING_DAYS * DAY} AND r.at + ${ROUNDING}
      GROUP BY c.id)`;
  return [
    ctx.db.run(sql`${answered}
      UPDATE contacts SET version = version + 1, updated_at = ${ctx.now},
        rating = (SELECT rating FROM answered WHERE contact_id = contacts.id ORDER BY at LIMIT 1)
      WHERE id IN (SELECT contact_id FROM answered)`),
    ctx.db.run(sql`${answered}
      UPDATE conversations SET rating_asked_at = NULL WHERE id IN (SELECT id FROM answered)`),
  ];
}

export interface CampaignReply {
  readonly campaignId: number;
  readonly seq: number;
  readonly at: number;
  readonly content: string;
}

/** The first answer by Meta's clock stays the one that is shown and counted. */
export function replyStatements(ctx: Ctx, replies: readonly CampaignReply[]): Statement[] {
  if (replies.length === 0) return [];
  const mine = sql`r.campaign_id = campaign_messages.campaign_id AND r.seq = campaign_messages.seq`;
  return [
    ctx.db.run(sql`
      WITH r AS MATERIALIZED (
        SELECT value ->> 'campaignId' AS campaign_id, value ->> 'seq' AS seq, value ->> 'at' AS at,
          value ->> 'content' AS content
        FROM json_each(${JSON.stringify(replies)}))
      UPDATE campaign_messages SET
        reply_content = (SELECT content FROM r WHERE ${mine}),
        replied_at = (SELECT at FROM r WHERE ${mine})
      WHERE (campaign_id, seq) IN (SELECT campaign_id, seq FROM r)
        AND (replied_at IS NULL OR replied_at > (SELECT at FROM r WHERE ${mine}))`),
  ];
}
