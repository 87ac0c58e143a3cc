import { eq, sql } from "drizzle-orm";
import { MINUTE } from "@siar/kernel/clock";
import { guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { campaignCounters } from "../tables.ts";

/** How many rows of the ledger one look spans, and how many it brings back. */
const SCAN_SPAN = 50_000;
const SCAN_LIMIT = 5_000;
const CANCEL_PAGE = 5_000;

export type Counters = typeof campaignCounters.$inferSelect;

export const countersOf = async (ctx: Ctx, campaignId: number): Promise<Counters | null> => {
  const [row] = await ctx.db
    .select()
    .from(campaignCounters)
    .where(eq(campaignCounters.campaignId, campaignId));
  return row ?? null;
};

/** The run's sign of life, and its phase for people to see. */
export const heartbeatStatement = (ctx: Ctx, campaignId: number, phase: string): Statement =>
  ctx.db.run(sql`
    UPDATE campaigns SET heartbeat_at = ${ctx.now}, phase = ${phase}
    WHERE id = ${campaignId} AND status = 'running'`);

export const failStatement = (ctx: Ctx, campaignId: number, reason: string): Statement =>
  ctx.db.run(sql`
    UPDATE campaigns SET status = 'failed', phase = NULL, failure_reason = ${reason},
      completed_at = ${ctx.now}, updated_at = ${ctx.now}, version = version + 1
    WHERE id = ${campaignId} AND status = 'running'`);

export async function campaignName(ctx: Ctx, campaignId: number): Promise<string> {
  const [row] = await ctx.db.all<{ name: string }>(
    sql`SELECT name FROM campaigns WHERE id = ${campaignId}`,
  );
  return row?.name ?? "";
}

/** Completed means: it ran, and no row is pending or claimed. One statement, so nothing can slip in. */
export const completeStatements = (ctx: Ctx, campaignId: number): [Statement, Statement] => [
  ctx.db.run(sql`
    UPDATE campaigns SET status = 'completed', phase = NULL, completed_at = ${ctx.now},
      heartbeat_at = ${ctx.now}, updated_at = ${ctx.now}, version = version + 1
    WHERE id = ${campaignId} AND status = 'running' AND EXISTS (
      SELECT 1 FROM campaign_counters
      WHERE campaign_id = ${campaignId} AND pending = 0 AND claimed = 0
    )`),
  guardChanged(ctx.db),
];

export interface PendingRow {
  readonly seq: number;
  readonly notBefore: number | null;
}

/** Looks for pending rows, a bounded stretch of the ledger at a time. */
export async function scanPending(
  ctx: Ctx,
  campaignId: number,
  after: number,
): Promise<{ rows: PendingRow[]; upTo: number }> {
  const upTo = after + SCAN_SPAN;
  const rows = await ctx.db.all<PendingRow>(sql`
    SELECT seq, not_before AS notBefore FROM campaign_messages
    WHERE campaign_id = ${campaignId} AND seq > ${after} AND seq <= ${upTo} AND status = 'pending'
    ORDER BY seq LIMIT ${SCAN_LIMIT}`);
  const last = rows.at(-1);
  return { rows, upTo: rows.length === SCAN_LIMIT && last !== undefined ? last.seq : upTo };
}

/**
 * Rows that say `claimed` although no lease of this run holds them, which only a torn storage could
 * bring about. Nobody can say whether they left, so they are in doubt.
 */
export const orphansStatement = (
  ctx: Ctx,
  campaignId: number,
  held: readonly number[],
): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'unknown', reason = 'consumer_lost'
    WHERE campaign_id = ${campaignId} AND status = 'claimed' AND claimed_at < ${ctx.now - MINUTE}
      AND lease NOT IN (SELECT value FROM json_each(${JSON.stringify(held)}))`);

/** A page of what a cancelled campaign will never send. Answers how many rows it took. */
export async function cancelRows(ctx: Ctx, campaignId: number): Promise<number> {
  const done = await ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'skipped', reason = 'cancelled', not_before = NULL
    WHERE campaign_id = ${campaignId} AND seq IN (
      SELECT seq FROM campaign_messages
      WHERE campaign_id = ${campaignId} AND status = 'pending' ORDER BY seq LIMIT ${CANCEL_PAGE}
    ) AND EXISTS (SELECT 1 FROM campaigns WHERE id = ${campaignId} AND status = 'cancelled')`);
  return done.meta.changes > 0 ? CANCEL_PAGE : 0;
}

/** One row that ended three consumers: it is set aside with a reason. */
export const deadRowStatements = (
  ctx: Ctx,
  campaignId: number,
  seq: number,
): [Statement, Statement] => [
  ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'failed', reason = 'dead_letter', failed_at = ${ctx.now}
    WHERE campaign_id = ${campaignId} AND seq = ${seq} AND status = 'pending'`),
  ctx.db.run(sql`
    INSERT INTO dead_letters (campaign_id, body, at)
    SELECT ${campaignId}, ${JSON.stringify({ seq })}, ${ctx.now} WHERE changes() > 0`),
];

/** Campaigns whose object should be woken: silent ones, and cancelled ones with rows left. */
export const silentCampaigns = (ctx: Ctx, silentSince: number) =>
  ctx.db.all<{ id: number }>(sql`
    SELECT id FROM campaigns
    WHERE status = 'running' AND coalesce(heartbeat_at, 0) < ${silentSince}
    UNION
    SELECT c.id FROM campaigns AS c JOIN campaign_counters AS n ON n.campaign_id = c.id
    WHERE c.status = 'cancelled' AND n.pending > 0
    LIMIT 100`);
