import type { Ctx } from "@siar/kernel/ctx";
import { dailyLimit, reachOf, recountReach } from "../sending/index.ts";
import { resumeBySystem } from "./resume.ts";
import { isCountDue, mayGoOn } from "./rules/index.ts";
import { campaignsWithinLimit } from "./store.ts";

/**
 * Meta's daily limit is one of any 24 hours: what was used up comes back bit by bit. It is counted
 * anew while that matters, and the campaigns that waited for it go on, the oldest first.
 */
export async function mindLimit(ctx: Ctx): Promise<{ counted: number; resumed: number }> {
  const campaigns = await campaignsWithinLimit(ctx);
  const waiting = campaigns.filter(({ campaign }) => campaign.status === "paused");
  const numberId = campaigns[0]?.campaign.numberId ?? null;
  if (numberId === null) return { counted: 0, resumed: 0 };
  const perDay = await dailyLimit(ctx, numberId);
  const before = await reachOf(ctx);
  const facts = { perDay, reach: before, waiting: waiting.length, now: ctx.now };
  const counted = perDay !== null && isCountDue(facts);
  if (counted) await ctx.db.batch([recountReach(ctx, perDay)]);
  let room = (perDay ?? 0) - (counted ? await reachOf(ctx) : before).people;
  let resumed = 0;
  for (const { campaign, pending } of waiting) {
    if (!mayGoOn(perDay, room, pending)) break;
    resumed += (await resumeBySystem(ctx, campaign)) ? 1 : 0;
    room -= pending;
  }
  return { counted: counted ? 1 : 0, resumed };
}
