import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { CursorKey } from "@siar/kernel/page";
import { z } from "zod";
import { filterConditions } from "../../contacts/index.ts";
import { replyStatuses, type ConversationFilter } from "../schema.ts";

const Said = z.object({ type: z.string(), text: z.string(), at: z.number() });
const Heard = Said.extend({ from: z.literal("them").default("them") });
const Answered = Said.extend({
  from: z.literal("us").default("us"),
  status: z.enum(replyStatuses),
});
const inJson = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .nullable()
    .transform((json) => (json === null ? null : shape.parse(JSON.parse(json))));

const ConversationRow = z.object({
  id: z.number(),
  contactId: z.number(),
  numberId: z.number(),
  numberPhone: z.string().nullable(),
  numberName: z.string().nullable(),
  assignedTo: z.number().nullable(),
  assignedName: z.string().nullable(),
  unread: z.number(),
  lastInboundAt: z.number().nullable(),
  ratingAskedAt: z.number().nullable(),
  openedAt: z.number(),
  lastMessageAt: z.number(),
  closedAt: z.number().nullable(),
  heard: inJson(Heard),
  answered: inJson(Answered),
});
export type ConversationRow = z.output<typeof ConversationRow>;

/** As much of a message as a line of the list has room for. */
const LINE = 160;

const columns = sql`
  c.id AS id, c.contact_id AS contactId, c.number_id AS numberId,
  n.display_phone AS numberPhone, n.verified_name AS numberName,
  c.assigned_to AS assignedTo, members.name AS assignedName,
  (SELECT coalesce(sum(x.unread), 0) FROM conversations x
    WHERE x.contact_id = c.contact_id AND x.number_id = c.number_id AND x.unread > 0) AS unread,
  w.last_inbound_at AS lastInboundAt, c.rating_asked_at AS ratingAskedAt,
  c.opened_at AS openedAt, c.last_message_at AS lastMessageAt, c.closed_at AS closedAt,
  (SELECT json_object('type', type, 'text', substr(text, 1, ${LINE}), 'at', at)
    FROM conversation_messages WHERE conversation_id = c.id AND direction = 'in'
    ORDER BY at DESC, id DESC LIMIT 1) AS heard,
  (SELECT json_object('type', type, 'text', substr(text, 1, ${LINE}), 'at', at, 'status', status)
    FROM conversation_replies WHERE conversation_id = c.id
    ORDER BY at DESC, id DESC LIMIT 1) AS answered`;

const rows = async (ctx: Ctx, where: SQL, limit: number): Promise<ConversationRow[]> =>
  z.array(ConversationRow).parse(
    await ctx.db.all(sql`
      SELECT ${columns}
      FROM conversations c JOIN contacts ON contacts.id = c.contact_id
      LEFT JOIN whatsapp_numbers n ON n.id = c.number_id
      LEFT JOIN members ON members.id = c.assigned_to
      LEFT JOIN service_windows w ON w.contact_id = c.contact_id AND w.number_id = c.number_id
      WHERE ${where}
      ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${limit}`),
  );

export async function findConversation(ctx: Ctx, id: number): Promise<ConversationRow | null> {
  const [row] = await rows(ctx, sql`c.id = ${id}`, 1);
  return row ?? null;
}

/** The one that goes on: earlier ones with the same person are parts of its thread. */
const isNewest = sql`NOT EXISTS (
  SELECT 1 FROM conversations later
  WHERE later.contact_id = c.contact_id AND later.number_id = c.number_id
    AND (later.last_message_at, later.id) > (c.last_message_at, c.id))`;

const isUnread = sql`EXISTS (
  SELECT 1 FROM conversations x
  WHERE x.contact_id = c.contact_id AND x.number_id = c.number_id AND x.unread > 0)`;

/** So few unread ones are looked at each; of more, enough are found on the way from the newest. */
const FEW = 1_000;

/** The same as both of the above, from the unread ones on. */
const isNewestUnread = sql`c.id IN (
  SELECT (
    SELECT k.id FROM conversations k
    WHERE k.contact_id = x.contact_id AND k.number_id = x.number_id
    ORDER BY k.last_message_at DESC, k.id DESC LIMIT 1)
  FROM conversations x WHERE x.unread > 0)`;

async function unreadOnes(ctx: Ctx): Promise<SQL> {
  const areFew = (await countUnread(ctx, FEW)) < FEW;
  return areFew ? isNewestUnread : sql`${isNewest} AND ${isUnread}`;
}

const states = {
  open: sql`c.closed_at IS NULL`,
  closed: sql`c.closed_at IS NOT NULL`,
  all: sql`true`,
} as const;

function assignedTo(ctx: Ctx, assigned: ConversationFilter["assigned"]): SQL {
  if (assigned === undefined) return sql`true`;
  if (assigned === "nobody") return sql`c.assigned_to IS NULL`;
  return sql`c.assigned_to = ${assigned === "me" ? ctx.actor.memberId : assigned}`;
}

/** Newest first; one row more than asked for says that there is another page. */
export async function listConversations(
  ctx: Ctx,
  filter: ConversationFilter,
  before: CursorKey | null,
): Promise<ConversationRow[]> {
  const { state, assigned, unread, contactId, limit } = filter;
  const conditions = [
    unread === true ? await unreadOnes(ctx) : isNewest,
    states[state],
    assignedTo(ctx, assigned),
    ...(unread === false ? [sql`NOT ${isUnread}`] : []),
    ...(contactId === undefined ? [] : [sql`c.contact_id = ${contactId}`]),
    ...(await filterConditions(ctx, { ...filter, optedOut: undefined })),
    ...(before === null
      ? []
      : [sql`(c.last_message_at, c.id) < (${before[0] ?? null}, ${before[1] ?? null})`]),
  ];
  return rows(ctx, sql.join(conditions, sql` AND `), limit + 1);
}

/** A badge says “99+” at most, so nothing counts further. */
const COUNTED_TO = 100;

export async function countUnread(ctx: Ctx, upTo = COUNTED_TO): Promise<number> {
  const [row] = await ctx.db.all<{ people: number }>(sql`
    SELECT count(*) AS people FROM (
      SELECT DISTINCT contact_id, number_id FROM conversations WHERE unread > 0
      LIMIT ${upTo})`);
  return row?.people ?? 0;
}
