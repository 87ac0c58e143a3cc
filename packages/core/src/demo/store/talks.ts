import { sql } from "drizzle-orm";
import { DAY, MINUTE } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { DemoRow, DemoStop } from "../ledger.ts";
import { byKey, demoNumber, packets } from "./packets.ts";

/** One thing said by a customer, and what the business answered. */
interface Talk {
  readonly key: string;
  readonly at: number;
  readonly said: string;
  readonly quoted: string | null;
  readonly isReply: boolean;
  readonly answer: string | null;
  readonly answerAt: number;
  readonly id: string;
}

/** Who answered for the shop. */
const ANSWERS = "Sari";
/** Of what nobody answered, one in so many was not read either. */
const ONE_IN = 8;
const ANSWERED_AFTER = 15 * MINUTE;
const answers = ["Siap, Kak. Kami tunggu di kedai!", "Sampai Minggu malam, Kak 😊"];

/** Replies and STOPs as the conversations that they opened; some were answered. */
export function talkStatements(
  ctx: Ctx,
  rows: readonly DemoRow[],
  stops: readonly DemoStop[],
): Statement[] {
  const talks = [...rows.flatMap(replyTalk), ...stops.flatMap(stopTalk)];
  return packets(talks).flatMap((packet) => [
    ctx.db.run(sql`
      INSERT INTO conversations (contact_id, number_id, opened_at, last_message_at)
      SELECT contacts.id, ${demoNumber}, value ->> 'at', value ->> 'answerAt'
      FROM json_each(${packet}) CROSS JOIN contacts ON ${byKey(sql`(value ->> 'key')`)}`),
    inboundStatement(ctx, packet),
    answersStatement(ctx, packet),
    settledStatement(ctx, packet),
  ]);
}

function replyTalk({ key, repliedAt: at, reply: said, wamid }: DemoRow, place: number): Talk[] {
  if (at === null || said === null || wamid === null) return [];
  const answer = place % 2 === 0 ? (answers[(place / 2) % answers.length] ?? null) : null;
  const answerAt = answer === null ? at : at + ANSWERED_AFTER;
  const quoted = place % 3 === 0 ? wamid : null;
  return [{ key, at, said, quoted, isReply: true, answer, answerAt, id: `${wamid}IN` }];
}

function stopTalk({ key, at, said }: DemoStop, place: number): Talk[] {
  if (said === null) return [];
  const id = `wamid.DEMOSTOP${at}${place}`;
  return [{ key, at, said, quoted: null, isReply: false, answer: null, answerAt: at, id }];
}

const opened = sql`
  CROSS JOIN contacts ON ${byKey(sql`(value ->> 'key')`)}
  CROSS JOIN conversations ON conversations.contact_id = contacts.id
    AND conversations.number_id = ${demoNumber} AND conversations.opened_at = value ->> 'at'`;

const inboundStatement = (ctx: Ctx, packet: string): Statement =>
  ctx.db.run(sql`
    INSERT INTO conversation_messages
      (conversation_id, contact_id, direction, wamid, type, text, quoted_wamid, campaign_id,
        is_reply, at)
    SELECT conversations.id, contacts.id, 'in', value ->> 'id', 'text', value ->> 'said',
      value ->> 'quoted', iif(value ->> 'isReply', ${newest("campaigns")}, NULL),
      value ->> 'isReply', value ->> 'at'
    FROM json_each(${packet}) ${opened}`);

const answersStatement = (ctx: Ctx, packet: string): Statement =>
  ctx.db.run(sql`
    INSERT INTO conversation_replies
      (conversation_id, author, type, text, status, wamid, at, sent_at, delivered_at, read_at)
    SELECT conversations.id, ${ANSWERS}, 'text', value ->> 'answer', 'read',
      (value ->> 'id') || 'OUT', value ->> 'answerAt', value ->> 'answerAt', value ->> 'answerAt',
      value ->> 'answerAt'
    FROM json_each(${packet}) ${opened}
    WHERE value ->> 'answer' IS NOT NULL`);

/** A few wait to be read, as on any day; what was read and is older than a day is over. */
const settledStatement = (ctx: Ctx, packet: string): Statement =>
  ctx.db.run(sql`
    UPDATE conversations SET unread = 0, closed_at =
      iif(last_message_at < ${ctx.now - DAY}, last_message_at + ${DAY}, NULL)
    WHERE id IN (
      SELECT conversations.id FROM json_each(${packet}) ${opened}
      WHERE value ->> 'answer' IS NOT NULL OR conversations.id % ${ONE_IN} > 0)`);
