import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";

export interface ReplyRow {
  readonly id: number;
  readonly contactId: number;
  readonly contactName: string | null;
  readonly conversationId: number;
  readonly type: string;
  readonly text: string;
  readonly quotes: number;
  readonly at: number;
}

interface Before {
  readonly at: number;
  readonly id: number;
}

/** All that was answered, the newest first, along an index of its own. */
export const repliesTo = (
  ctx: Ctx,
  campaignId: number,
  { before, limit }: { readonly before: Before; readonly limit: number },
): Promise<ReplyRow[]> =>
  ctx.db.all<ReplyRow>(sql`
    SELECT m.id AS id, m.contact_id AS contactId, c.name AS contactName,
      m.conversation_id AS conversationId, m.type AS type, m.text AS text,
      m.quoted_wamid IS NOT NULL AS quotes, m.at AS at
    FROM conversation_messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.campaign_id = ${campaignId} AND m.is_reply = 1
      AND (m.at, m.id) < (${before.at}, ${before.id})
    ORDER BY m.at DESC, m.id DESC LIMIT ${limit}`);

/** Every label of a campaign's buttons, and no more emoji than anybody reads. */
const MOST_KINDS = 50;

/** People, not presses, as analytics count them: along an index that has nothing else in it. */
export const engagementOf = (ctx: Ctx, campaignId: number) =>
  ctx.db.all<{ kind: "button" | "reaction"; what: string; count: number }>(sql`
    SELECT iif(type = 'reaction', 'reaction', 'button') AS kind, text AS what,
      count(DISTINCT contact_id) AS count
    FROM conversation_messages
    WHERE campaign_id = ${campaignId} AND type IN ('reaction', 'button', 'interactive')
      AND text <> ''
    GROUP BY 1, 2 ORDER BY count DESC, what LIMIT ${MOST_KINDS}`);

export async function campaignExists(ctx: Ctx, id: number): Promise<boolean> {
  const rows = await ctx.db.all(sql`SELECT id FROM campaigns WHERE id = ${id}`);
  return rows.length > 0;
}
