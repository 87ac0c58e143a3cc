import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";

export interface ReplyRow {
  readonly id: number;
  readonly contactId: number;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly type: string;
  readonly text: string;
  readonly at: number;
}

export const repliesTo = (
  ctx: Ctx,
  campaignId: number,
  page: { readonly at: number; readonly before: number; readonly limit: number },
): Promise<ReplyRow[]> =>
  ctx.db.all<ReplyRow>(sql`
    SELECT m.id AS id, m.contact_id AS contactId, c.name AS contactName, c.phone AS phone,
      m.type AS type, m.text AS text, m.at AS at
    FROM conversation_messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.campaign_id = ${campaignId} AND (m.at, m.id) < (${page.at}, ${page.before})
    ORDER BY m.at DESC, m.id DESC LIMIT ${page.limit}`);
