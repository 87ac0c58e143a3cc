import { sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { sessionsOf, type Arrival } from "./rules/index.ts";

/** A conversation in which nobody wrote for this long is over; the next message opens another. */
const IDLE = DAY;

/** Sessions as a table `s`, read out of their JSON once. */
const sessionTable = (sessions: string) => sql`
  s AS MATERIALIZED (
    SELECT value ->> 'contactId' AS contact_id, value ->> 'numberId' AS number_id,
      value ->> 'from' AS since, value ->> 'until' AS until, value ->> 'firstWamid' AS first_wamid
    FROM json_each(${sessions}))`;

/** The open conversation that a session belongs to. */
const conversationOfSession = sql`
  SELECT c.id FROM conversations c
  WHERE c.contact_id = s.contact_id AND c.number_id = s.number_id AND c.closed_at IS NULL
    AND c.last_message_at >= s.since - ${IDLE} AND c.opened_at <= s.until + ${IDLE}
  ORDER BY c.last_message_at DESC LIMIT 1`;

/**
 * Stores messages of customers, once per message id: opens or continues their conversations, and
 * moves on when each person last wrote. Running it again, or in another order, changes nothing.
 */
export function inboundStatements(ctx: Ctx, arrivals: readonly Arrival[]): Statement[] {
  if (arrivals.length === 0) return [];
  const sessions = sessionTable(JSON.stringify(sessionsOf(arrivals, IDLE)));
  return [
    ...conversationStatements(ctx, sessions),
    storeMessages(ctx, arrivals),
    openWindows(ctx, sessions),
    noteInteraction(ctx, sessions),
  ];
}

const conversationStatements = (ctx: Ctx, sessions: SQL): Statement[] => [
  ctx.db.run(sql`
    WITH ${sessions}
    INSERT INTO conversations (contact_id, number_id, opened_at, last_message_at)
    SELECT contact_id, number_id, since, until FROM s
    WHERE NOT EXISTS (${conversationOfSession})
      AND NOT EXISTS (SELECT 1 FROM conversation_messages WHERE wamid = s.first_wamid)`),
  // By way of a conflict, because an UPDATE … FROM may be planned as a scan of the table.
  ctx.db.run(sql`
    WITH ${sessions}
    INSERT INTO conversations (id, contact_id, number_id, opened_at, last_message_at)
    SELECT (${conversationOfSession}) AS id, contact_id, number_id, since, until FROM s
    WHERE EXISTS (${conversationOfSession})
    ON CONFLICT (id) DO UPDATE SET
      opened_at = min(conversations.opened_at, excluded.opened_at),
      last_message_at = max(conversations.last_message_at, excluded.last_message_at)`),
];

const storeMessages = (ctx: Ctx, arrivals: readonly Arrival[]): Statement =>
  ctx.db.run(sql`
    INSERT INTO conversation_messages
      (conversation_id, contact_id, direction, wamid, type, text, payload, quoted_wamid,
        campaign_id, at)
    SELECT (SELECT c.id FROM conversations c
        WHERE c.contact_id = m.value ->> 'contactId' AND c.number_id = m.value ->> 'numberId'
          AND m.value ->> 'at' BETWEEN c.opened_at AND c.last_message_at
        ORDER BY c.last_message_at DESC LIMIT 1),
      m.value ->> 'contactId', 'in', m.value ->> 'wamid', m.value ->> 'type', m.value ->> 'text',
      m.value ->> 'payload', m.value ->> 'quoted', m.value ->> 'campaignId', m.value ->> 'at'
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
