import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import {
  checkedStatement,
  countLedger,
  differStatement,
  dueForRecount,
  keptCounters,
  type Due,
  type Tally,
} from "./store/recount.ts";

/** Older campaigns do not change any more. */
const LOOKED_AFTER = 90 * DAY;
/** Reports come in while rows are counted: only a difference that stays is one. */
const TRIES = 3;

export interface Recounted {
  readonly campaigns: number;
  readonly different: number;
}

/** Compares counters with the ledger, each campaign once a day. A difference is told, never mended. */
export async function recountDue(ctx: Ctx): Promise<Recounted> {
  const due = await dueForRecount(ctx, {
    checkedBefore: ctx.now - DAY + 1,
    startedAfter: ctx.now - LOOKED_AFTER,
  });
  let different = 0;
  for (const campaign of due) {
    const counter = await lastingDifference(ctx, campaign.id);
    if (counter !== null) different += 1;
    await ctx.db.batch([checkedStatement(ctx, campaign.id), ...told(ctx, campaign, counter)]);
  }
  return { campaigns: due.length, different };
}

const told = (ctx: Ctx, campaign: Due, counter: string | null) =>
  counter === null ? [] : [differStatement(ctx, campaign, counter)];

/** The first counter that says something else than the ledger, time and again. */
async function lastingDifference(ctx: Ctx, campaignId: number): Promise<string | null> {
  let found: string | null = null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const kept = await keptCounters(ctx, campaignId);
    found = differenceOf(kept, await countLedger(ctx, campaignId));
    if (found === null) return null;
  }
  return found;
}

const differenceOf = (kept: Tally, recounted: Tally): string | null =>
  Object.keys(kept).find((name) => kept[name] !== (recounted[name] ?? 0)) ?? null;
