import { commit, guardChanged } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { notify } from "../notifications/index.ts";
import { syncEffect } from "./ports.ts";
import { campaignName, failStatement } from "./store/run.ts";

/** The audience was empty when it was frozen: there is nobody to write to. */
export async function failEmptyRun(ctx: Ctx, campaignId: number): Promise<void> {
  const name = await campaignName(ctx, campaignId);
  await commit(ctx, {
    statements: [
      failStatement(ctx, campaignId, "no_recipients"),
      guardChanged(ctx.db),
      notify(ctx, {
        kind: "campaign_failed",
        params: { name, reason: "no_recipients" },
        campaignId,
      }),
    ],
    audit: {
      action: "campaign.fail",
      entity: "campaign",
      entityId: campaignId,
      after: { reason: "no_recipients" },
    },
    effects: [syncEffect(campaignId)],
    answer: () => true,
  });
}
