import { sql } from "drizzle-orm";
import { guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { FrozenAudience } from "../schema.ts";
import { inExcluded } from "./conditions.ts";

/** How many rows one statement looks at: it must not hold D1 for long. */
const SPAN = 10_000;

/** These people of the campaign, as far as they still wait. With none, the whole batch is rolled back. */
export const excludeContacts = (
  ctx: Ctx,
  campaignId: number,
  contactIds: readonly number[],
): [Statement, Statement] => [
  ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'skipped', reason = 'excluded'
    WHERE campaign_id = ${campaignId} AND status = 'pending'
      AND contact_id IN (SELECT value FROM json_each(${JSON.stringify(contactIds)}))`),
  guardChanged(ctx.db),
];

export interface ExcludedPage {
  readonly upTo: number;
  readonly people: number;
  readonly last: number;
}

/** One stretch of the ledger: whoever waits there and is among the excluded waits no more. */
export async function excludePage(
  ctx: Ctx,
  at: { readonly campaignId: number; readonly after: number; readonly fence: Statement },
  audience: FrozenAudience,
): Promise<ExcludedPage> {
  const { campaignId, after } = at;
  const upTo = after + SPAN;
  const [, gone, top] = await ctx.db.batch([
    at.fence,
    ctx.db.all(sql`
      UPDATE campaign_messages AS m SET status = 'skipped', reason = 'excluded'
      WHERE m.campaign_id = ${campaignId} AND m.seq > ${after} AND m.seq <= ${upTo}
        AND m.status = 'pending'
        AND EXISTS (
          SELECT 1 FROM contacts WHERE contacts.id = m.contact_id AND ${inExcluded(audience)}
        )
      RETURNING seq`),
    ctx.db.all<{ last: number }>(sql`
      SELECT coalesce(max(seq), 0) AS last FROM campaign_messages
      WHERE campaign_id = ${campaignId}`),
  ]);
  return { upTo, people: gone.length, last: top[0]?.last ?? 0 };
}
