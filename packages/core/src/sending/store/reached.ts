import { sql } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";

/** What Meta allows a number's portfolio a day, as Meta names it; null if it never said. */
export async function messagingLimit(ctx: Ctx, numberId: number): Promise<string | null> {
  const [row] = await ctx.db.all<{ tier: string | null }>(
    sql`SELECT messaging_limit AS tier FROM whatsapp_numbers WHERE id = ${numberId}`,
  );
  return row?.tier ?? null;
}

/**
 * How many different people the account of a number reached outside of an open window in the last
 * 24 hours; nobody counts beyond `most`. Only the few campaigns that were alive since then are asked. Whoever answered later
 * still counts: only a message of theirs before ours had opened a window.
 */
export async function reachedToday(ctx: Ctx, numberId: number, most: number): Promise<number> {
  const since = ctx.now - DAY;
  const [row] = await ctx.db.all<{ people: number }>(sql`
    WITH recent AS MATERIALIZED (
      SELECT id, number_id FROM campaigns
      WHERE message_type = 'template' AND started_at IS NOT NULL
        AND (completed_at IS NULL OR completed_at > ${since})
        AND number_id IN (
          SELECT id FROM whatsapp_numbers WHERE account_id =
            (SELECT account_id FROM whatsapp_numbers WHERE id = ${numberId}))
    )
    SELECT count(*) AS people FROM (SELECT DISTINCT had.contact_id
    FROM recent CROSS JOIN campaign_messages AS had
    WHERE had.campaign_id = recent.id AND had.claimed_at > ${since}
      AND had.status IN ('sent', 'delivered', 'read', 'unknown')
      AND coalesce(had.pricing_type, '') <> 'free_customer_service'
      AND NOT EXISTS (
        SELECT 1 FROM service_windows AS said
        WHERE said.contact_id = had.contact_id AND said.number_id = recent.number_id
          AND said.last_inbound_at <= had.claimed_at
          AND said.last_inbound_at > had.claimed_at - ${DAY}
      )
    LIMIT ${most})`);
  return row?.people ?? 0;
}
