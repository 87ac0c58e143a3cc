import { HOUR } from "@siar/kernel/clock";
import { commit } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { notify } from "../notifications/index.ts";
import { changePlan } from "./change.ts";
import { launchPlan } from "./launch.ts";
import { dueCampaigns, type CampaignRow } from "./store.ts";

/** A start that is later than this is the owner's to decide. */
const MISSED_AFTER = HOUR;

/** Starts the campaigns whose time has come; the compare-and-set lets each start once. */
export async function launchDue(
  ctx: Ctx,
): Promise<{ launched: number; missed: number; failed: number }> {
  const counts = { launched: 0, missed: 0, failed: 0 };
  for (const campaign of await dueCampaigns(ctx)) {
    if (ctx.now - (campaign.scheduledAt ?? ctx.now) > MISSED_AFTER) {
      counts.missed += (await markMissed(ctx, campaign)) ? 1 : 0;
      continue;
    }
    const plan = await launchPlan(ctx, campaign);
    if (!plan.ok) {
      counts.failed += (await failToStart(ctx, campaign, plan.error.code)) ? 1 : 0;
      continue;
    }
    counts.launched += (await commit(ctx, plan.value)).ok ? 1 : 0;
  }
  return counts;
}

async function markMissed(ctx: Ctx, campaign: CampaignRow): Promise<boolean> {
  if (campaign.missed) return false;
  const plan = changePlan(ctx, campaign, {
    action: "campaign.missed",
    changes: { missed: true },
    statements: [
      notify(ctx, {
        kind: "campaign_missed",
        params: { name: campaign.name },
        campaignId: campaign.id,
      }),
    ],
  });
  return (await commit(ctx, plan)).ok;
}

async function failToStart(ctx: Ctx, campaign: CampaignRow, reason: string): Promise<boolean> {
  const plan = changePlan(ctx, campaign, {
    action: "campaign.fail",
    changes: { status: "failed", failureReason: reason, completedAt: ctx.now },
    statements: [
      notify(ctx, {
        kind: "campaign_failed",
        params: { name: campaign.name, reason },
        campaignId: campaign.id,
      }),
    ],
  });
  return (await commit(ctx, plan)).ok;
}
