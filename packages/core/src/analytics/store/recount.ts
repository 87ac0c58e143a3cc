import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { notify } from "../../notifications/index.ts";
import type { Tally } from "../rules/index.ts";
import { rowStatuses } from "../../sending/schema.ts";

/** How many rows of the ledger one statement walks through: D1 is not held for long. */
const SPAN = 20_000;

export interface Due {
  readonly id: number;
  readonly name: string;
}

/** Campaigns of the last months whose counters nobody compared since then, and that stand still. */
export const dueForRecount = (
  ctx: Ctx,
  { checkedBefore, startedAfter }: { checkedBefore: number; startedAfter: number },
): Promise<Due[]> =>
  ctx.db.all<Due>(sql`
    SELECT c.id AS id, c.name AS name
    FROM campaigns AS c JOIN campaign_counters AS n ON n.campaign_id = c.id
    WHERE c.started_at > ${startedAfter} AND n.checked_at < ${checkedBefore}
      AND c.status <> 'running'
    ORDER BY n.checked_at LIMIT 20`);

const kept = sql.raw(rowStatuses.join(", "));

export async function keptCounters(ctx: Ctx, campaignId: number): Promise<Tally> {
  const [row] = await ctx.db.all<Tally>(sql`
    SELECT total, ${kept}, replied FROM campaign_counters WHERE campaign_id = ${campaignId}`);
  return row ?? {};
}

const recounted = sql.raw(
  rowStatuses.map((status) => `coalesce(sum(status = '${status}'), 0) AS ${status}`).join(", "),
);

/** The same, counted row by row. */
export async function countLedger(ctx: Ctx, campaignId: number): Promise<Tally> {
  const [last] = await ctx.db.all<{ seq: number | null }>(sql`
    SELECT max(seq) AS seq FROM campaign_messages WHERE campaign_id = ${campaignId}`);
  const sums: Record<string, number> = {};
  for (let from = 0; from === 0 || from <= (last?.seq ?? 0); from += SPAN) {
    const [part] = await ctx.db.all<Tally>(sql`
      SELECT count(*) AS total, ${recounted}, count(replied_at) AS replied
      FROM campaign_messages
      WHERE campaign_id = ${campaignId} AND seq >= ${from} AND seq < ${from + SPAN}`);
    for (const [name, count] of Object.entries(part ?? {})) sums[name] = (sums[name] ?? 0) + count;
  }
  return sums;
}

export const checkedStatement = (ctx: Ctx, campaignId: number): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_counters SET checked_at = ${ctx.now} WHERE campaign_id = ${campaignId}`);

export const differStatement = (ctx: Ctx, { id, name }: Due, counter: string): Statement =>
  notify(ctx, { kind: "counters_differ", params: { name, counter }, campaignId: id });
