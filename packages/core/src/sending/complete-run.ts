import { commit } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { notify } from "../notifications/index.ts";
import { syncEffect } from "./ports.ts";
import { noCounts, statsOf } from "./rules/stats.ts";
import { campaignName, completeStatements, countersOf, orphansStatement } from "./store/run.ts";

/**
 * Ends a run when no row is pending or claimed. One statement decides, so nothing can slip in
 * between; if something is still open, only rows that nobody holds any more are marked.
 */
export async function completeRun(
  ctx: Ctx,
  campaignId: number,
  held: readonly number[],
): Promise<boolean> {
  const [name, counters] = await Promise.all([
    campaignName(ctx, campaignId),
    countersOf(ctx, campaignId),
  ]);
  const unknown = counters?.unknown ?? 0;
  const stats = statsOf(counters ?? noCounts);
  const done = await commit(ctx, {
    statements: [
      ...completeStatements(ctx, campaignId),
      notify(ctx, {
        kind: "campaign_completed",
        params: { name, sent: stats.sent, failed: stats.failed },
        campaignId,
      }),
      ...(unknown > 0
        ? [notify(ctx, { kind: "unknown_rows", params: { name, count: unknown }, campaignId })]
        : []),
    ],
    audit: { action: "campaign.complete", entity: "campaign", entityId: campaignId },
    effects: [syncEffect(campaignId)],
    answer: () => true,
  });
  if (!done.ok) await ctx.db.batch([orphansStatement(ctx, campaignId, held)]);
  return done.ok;
}
