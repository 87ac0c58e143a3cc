import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { RowStatus } from "../schema.ts";

interface MessageFilter {
  readonly after: number;
  readonly limit: number;
  /** The last row to look at, where not all of the campaign is looked through. */
  readonly upTo?: number | undefined;
  readonly seqs?: readonly number[] | undefined;
  /** What else is asked of the row, which is `m`. */
  readonly where?: readonly SQL[] | undefined;
}

export interface MessageRow {
  readonly seq: number;
  readonly contactId: number;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly status: RowStatus;
  readonly reason: string | null;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
  readonly attempt: number;
  readonly content: string | null;
  readonly wamid: string | null;
  readonly category: string | null;
  readonly pricingType: string | null;
  readonly claimedAt: number | null;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly repliedAt: number | null;
  readonly replyContent: string | null;
}

const columns = sql`
  m.seq AS seq, m.contact_id AS contactId, c.name AS contactName,
  coalesce(m.phone, c.phone) AS phone, m.status AS status, m.reason AS reason,
  m.error_code AS errorCode, m.error_detail AS errorDetail, m.attempt AS attempt,
  m.content AS content, m.wamid AS wamid, m.category AS category,
  m.pricing_type AS pricingType, m.claimed_at AS claimedAt, m.sent_at AS sentAt,
  m.delivered_at AS deliveredAt, m.read_at AS readAt, m.failed_at AS failedAt,
  m.replied_at AS repliedAt, m.reply_content AS replyContent`;

const allOf = (conditions: readonly SQL[]): SQL =>
  sql.join(
    conditions.map((condition) => sql` AND ${condition}`),
    sql``,
  );

export const messageRows = (
  ctx: Ctx,
  campaignId: number,
  { after, upTo, limit, seqs, where = [] }: MessageFilter,
) =>
  ctx.db.all<MessageRow>(sql`
    SELECT ${columns}
    FROM campaign_messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.campaign_id = ${campaignId} AND m.seq > ${after}${allOf([
      ...(upTo === undefined ? [] : [sql`m.seq <= ${upTo}`]),
      ...(seqs === undefined
        ? []
        : [sql`m.seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`]),
      ...where,
    ])}
    ORDER BY m.seq LIMIT ${limit}`);

/** Of these people only, by the ledger's index of people. */
export const messageRowsOf = (
  ctx: Ctx,
  campaignId: number,
  contactIds: readonly number[],
  { after, limit, where = [] }: MessageFilter,
) =>
  ctx.db.all<MessageRow>(sql`
    SELECT ${columns}
    FROM json_each(${JSON.stringify(contactIds)}) AS chosen
      CROSS JOIN campaign_messages AS m
        ON m.contact_id = chosen.value AND m.campaign_id = ${campaignId}
      LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.seq > ${after}${allOf(where)}
    ORDER BY m.seq LIMIT ${limit}`);

type OfTheRow =
  | "seq"
  | "contactId"
  | "contactName"
  | "phone"
  | "errorCode"
  | "errorDetail"
  | "attempt";

export interface ReceivedRow extends Omit<MessageRow, OfTheRow> {
  readonly campaignId: number;
  readonly campaignName: string;
}

/** What somebody got or did not get, along the ledger's index of people. */
export const messagesTo = (
  ctx: Ctx,
  contactId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ReceivedRow[]> =>
  ctx.db.all<ReceivedRow>(sql`
    SELECT m.campaign_id AS campaignId, campaigns.name AS campaignName, m.status AS status,
      m.reason AS reason, m.content AS content, m.sent_at AS sentAt,
      m.delivered_at AS deliveredAt, m.read_at AS readAt, m.replied_at AS repliedAt,
      m.reply_content AS replyContent
    FROM campaign_messages AS m JOIN campaigns ON campaigns.id = m.campaign_id
    WHERE m.contact_id = ${contactId}
      ${before === null ? sql`` : sql`AND m.campaign_id < ${before}`}
    ORDER BY m.campaign_id DESC LIMIT ${limit}`);
