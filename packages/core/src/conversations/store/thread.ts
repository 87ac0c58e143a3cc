import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import { replyKinds, replyStatuses } from "../schema.ts";

/** A place in a thread: the time, and an order for what has the same. */
export type Place = readonly [at: number, rank: number, id: number];

const Said = {
  rank: z.number(),
  id: z.number(),
  at: z.number(),
  text: z.string(),
  author: z.string().nullable(),
  quoted: z.string().nullable(),
  payload: z.string().nullable(),
  mediaId: z.number().nullable(),
  errorCode: z.number().nullable(),
  errorDetail: z.string().nullable(),
  sentAt: z.number().nullable(),
  deliveredAt: z.number().nullable(),
  readAt: z.number().nullable(),
  campaignName: z.string().nullable(),
};

const ThreadRow = z.discriminatedUnion("kind", [
  z.object({ ...Said, kind: z.literal("in"), type: z.string() }),
  z.object({
    ...Said,
    kind: z.literal("out"),
    type: z.enum(replyKinds),
    status: z.enum(replyStatuses),
  }),
  z.object({ ...Said, kind: z.literal("campaign"), status: z.enum(replyStatuses) }),
  z.object({ ...Said, kind: z.literal("note") }),
]);
export type ThreadRow = z.output<typeof ThreadRow>;

interface Between {
  readonly contactId: number;
  readonly numberId: number;
}

const conversationsOf = ({ contactId, numberId }: Between) =>
  sql`SELECT id FROM conversations WHERE contact_id = ${contactId} AND number_id = ${numberId}`;

const heard = (who: Between) => sql`
  SELECT 'in' AS kind, 1 AS rank, id, at, type, text, NULL AS status, NULL AS author,
    quoted_wamid AS quoted, payload, NULL AS mediaId, NULL AS errorCode, NULL AS errorDetail,
    NULL AS sentAt, NULL AS deliveredAt, NULL AS readAt, NULL AS campaignName
  FROM conversation_messages
  WHERE conversation_id IN (${conversationsOf(who)}) AND direction = 'in'`;

const answered = (who: Between) => sql`
  SELECT 'out' AS kind, 2 AS rank, id, at, type, text, status, author, NULL AS quoted,
    NULL AS payload, media_id AS mediaId, error_code AS errorCode, error_detail AS errorDetail,
    sent_at AS sentAt, delivered_at AS deliveredAt, read_at AS readAt, NULL AS campaignName
  FROM conversation_replies WHERE conversation_id IN (${conversationsOf(who)})`;

/** Only what reached Meta: of what was skipped or refused the customer knows nothing. */
const campaigned = ({ contactId, numberId }: Between) => sql`
  SELECT 'campaign' AS kind, 0 AS rank, m.campaign_id AS id,
    coalesce(m.sent_at, m.claimed_at) AS at, NULL AS type, coalesce(m.content, '') AS text,
    m.status AS status, NULL AS author, NULL AS quoted, NULL AS payload, NULL AS mediaId,
    NULL AS errorCode, NULL AS errorDetail, m.sent_at AS sentAt,
    m.delivered_at AS deliveredAt, m.read_at AS readAt, campaigns.name AS campaignName
  FROM campaign_messages m JOIN campaigns ON campaigns.id = m.campaign_id
  WHERE m.contact_id = ${contactId} AND campaigns.number_id = ${numberId}
    AND (m.status IN ('sent', 'delivered', 'read', 'unknown')
      OR (m.status = 'failed' AND m.sent_at IS NOT NULL))
    AND coalesce(m.sent_at, m.claimed_at) IS NOT NULL`;

const noted = (who: Between) => sql`
  SELECT 'note' AS kind, 3 AS rank, id, at, NULL AS type, text, NULL AS status, author,
    NULL AS quoted, NULL AS payload, NULL AS mediaId, NULL AS errorCode, NULL AS errorDetail,
    NULL AS sentAt, NULL AS deliveredAt, NULL AS readAt, NULL AS campaignName
  FROM conversation_notes WHERE conversation_id IN (${conversationsOf(who)})`;

export interface Stretch {
  readonly place: Place | null;
  readonly direction: "older" | "newer";
  readonly limit: number;
}

/** All that was said between a person and a number, whichever conversation it was said in. */
export async function threadRows(
  ctx: Ctx,
  who: Between,
  { place, direction, limit }: Stretch,
): Promise<ThreadRow[]> {
  const older = direction === "older";
  const order = older ? sql`at DESC, rank DESC, id DESC` : sql`at, rank, id`;
  const beyond =
    place === null
      ? sql`true`
      : sql`(at, rank, id) ${older ? sql`<` : sql`>`} (${place[0]}, ${place[1]}, ${place[2]})`;
  const part = (rows: SQL) =>
    sql`SELECT * FROM (SELECT * FROM (${rows}) WHERE ${beyond} ORDER BY ${order} LIMIT ${limit})`;
  const parts = [heard(who), answered(who), campaigned(who), noted(who)].map(part);
  return z.array(ThreadRow).parse(
    await ctx.db.all(sql`
      SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) ORDER BY ${order} LIMIT ${limit}`),
  );
}

export interface QuotedRow {
  readonly wamid: string;
  readonly from: "them" | "us";
  readonly text: string;
}

/** What messages with these ids said, whoever sent them. */
export const quotedTexts = (ctx: Ctx, wamids: readonly string[]): Promise<QuotedRow[]> => {
  const ids = sql`json_each(${JSON.stringify(wamids)}) q`;
  return ctx.db.all<QuotedRow>(sql`
    SELECT m.wamid AS wamid, 'them' AS "from", m.text AS text
    FROM ${ids} CROSS JOIN conversation_messages m ON m.wamid = q.value WHERE m.direction = 'in'
    UNION ALL
    SELECT r.wamid, 'us', r.text FROM ${ids} CROSS JOIN conversation_replies r ON r.wamid = q.value
    UNION ALL
    SELECT c.wamid, 'us', coalesce(c.content, '')
    FROM ${ids} CROSS JOIN campaign_messages c ON c.wamid = q.value`);
};
