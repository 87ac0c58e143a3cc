import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { perDayOf } from "../../channels/rules/messaging-limit.ts";
import type { ClaimTerms } from "./claim.ts";

/** What Meta allows a number's portfolio a day, as Meta names it; null if it never said. */
export async function messagingLimit(ctx: Ctx, numberId: number): Promise<string | null> {
  const [row] = await ctx.db.all<{ tier: string | null }>(
    sql`SELECT messaging_limit AS tier FROM whatsapp_numbers WHERE id = ${numberId}`,
  );
  return row?.tier ?? null;
}

/** The limit is the portfolio's: whichever living number was told it last. */
export async function portfolioLimit(ctx: Ctx): Promise<string | null> {
  const [row] = await ctx.db.all<{ tier: string | null }>(sql`
    SELECT n.messaging_limit AS tier
    FROM whatsapp_numbers AS n JOIN whatsapp_accounts AS a ON a.id = n.account_id
    WHERE a.status <> 'disconnected' AND n.messaging_limit IS NOT NULL
    ORDER BY n.updated_at DESC LIMIT 1`);
  return row?.tier ?? null;
}

/** How many people a day that is; null where there is no limit, or none is known. */
export async function dailyLimit(ctx: Ctx, numberId: number): Promise<number | null> {
  const perDay = perDayOf(await messagingLimit(ctx, numberId));
  return typeof perDay === "number" ? perDay : null;
}

/** How many different people were reached outside of an open window in the last 24 hours. */
export async function reachedToday(ctx: Ctx, most: number): Promise<number> {
  const [row] = await ctx.db.all<{ people: number }>(
    sql`SELECT (${reachedSql(ctx, most)}) AS people`,
  );
  return row?.people ?? 0;
}

/**
 * Meta counts them over all numbers of a portfolio, and a business has one; nobody counts beyond
 * `most`. Only the few campaigns that were alive since then are asked. Whoever answered later still
 * counts: only a message of theirs before ours had opened a window.
 */
const reachedSql = (ctx: Ctx, most: number): SQL => {
  const since = ctx.now - DAY;
  return sql`
    WITH recent AS MATERIALIZED (
      SELECT id, number_id FROM campaigns
      WHERE message_type = 'template' AND started_at IS NOT NULL
        AND (completed_at IS NULL OR completed_at > ${since})
    )
    SELECT count(*) FROM (SELECT DISTINCT had.contact_id
    FROM recent CROSS JOIN campaign_messages AS had
    WHERE had.campaign_id = recent.id AND had.claimed_at > ${since}
      AND had.status IN ('claimed', 'sent', 'delivered', 'read', 'unknown')
      AND coalesce(had.pricing_type, '') <> 'free_customer_service'
      AND NOT ${inWindow(sql`had.contact_id`, sql`recent.number_id`, sql`had.claimed_at`)}
    LIMIT ${most})`;
};

const inWindow = (contactId: SQL, numberId: SQL, at: SQL): SQL => sql`EXISTS (
  SELECT 1 FROM service_windows AS said
  WHERE said.contact_id = ${contactId} AND said.number_id = ${numberId}
    AND said.last_inbound_at <= ${at} AND said.last_inbound_at > ${at} - ${DAY})`;

/** The count is made anew: what it was when a row was claimed a day ago is free again. */
export const recountReach = (ctx: Ctx, most: number): Statement =>
  ctx.db.run(sql`
    UPDATE portfolio_reach SET people = (${reachedSql(ctx, most)}), counted_at = ${ctx.now}`);

/** Until the next count everybody who is claimed counts, whether they were reached before or not. */
export const addToReach = (ctx: Ctx, terms: ClaimTerms, seqs: readonly number[]): Statement =>
  ctx.db.run(sql`
    UPDATE portfolio_reach SET people = people + (
      SELECT count(*) FROM json_each(${JSON.stringify(seqs)}) AS x CROSS JOIN campaign_messages AS m
      WHERE m.campaign_id = ${terms.campaignId} AND m.seq = x.value AND m.status = 'claimed'
        AND m.lease = ${terms.lease} AND m.claimed_at = ${ctx.now} AND ${counts(ctx, terms)})`);

/** Whether the row `m` would use up the limit: a message within an open window does not. */
export const counts = (ctx: Ctx, { numberId }: ClaimTerms): SQL =>
  sql`NOT ${inWindow(sql`m.contact_id`, sql`${numberId}`, sql`${ctx.now}`)}`;

export interface PortfolioReach {
  readonly people: number;
  readonly countedAt: number;
}

export async function reachOf(ctx: Ctx): Promise<PortfolioReach> {
  const [row] = await ctx.db.all<PortfolioReach>(
    sql`SELECT people, counted_at AS countedAt FROM portfolio_reach`,
  );
  return row ?? { people: 0, countedAt: 0 };
}
