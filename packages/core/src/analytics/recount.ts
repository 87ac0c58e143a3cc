import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { lastingFinding, type Finding, type Reading } from "./rules/index.ts";
import {
  checkedStatement,
  countLedger,
  differStatement,
  dueForRecount,
  keptCounters,
  type Due,
} from "./store/recount.ts";

/** Older campaigns do not change any more. */
const LOOKED_AFTER = 90 * DAY;

export interface Recounted {
  readonly campaigns: number;
  readonly different: number;
}

/**
 * Compares counters with the ledger, each campaign once a day. A difference is told, never mended.
 * Whose counters never stood still is looked at again the next time.
 */
export async function recountDue(ctx: Ctx): Promise<Recounted> {
  const due = await dueForRecount(ctx, {
    checkedBefore: ctx.now - DAY + 1,
    startedAfter: ctx.now - LOOKED_AFTER,
  });
  let different = 0;
  for (const campaign of due) {
    const finding = await lastingFinding(() => readingOf(ctx, campaign.id));
    if (finding === null) continue;
    if (finding.counter !== null) different += 1;
    await ctx.db.batch([checkedStatement(ctx, campaign.id), ...told(ctx, campaign, finding)]);
  }
  return { campaigns: due.length, different };
}

const told = (ctx: Ctx, campaign: Due, { counter }: Finding) =>
  counter === null ? [] : [differStatement(ctx, campaign, counter)];

const readingOf = async (ctx: Ctx, campaignId: number): Promise<Reading> => ({
  before: await keptCounters(ctx, campaignId),
  ledger: await countLedger(ctx, campaignId),
  after: await keptCounters(ctx, campaignId),
});
