import { commit, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { notify } from "../notifications/index.ts";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";
import type { CampaignRow } from "./store.ts";

export const resume = verb({
  name: "campaign.resume",
  summary: "Go on with a paused campaign, with exactly the recipients that are left.",
  permission: "campaign:send",
  input: z.object({ id: Id }),
  output: Campaign,
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "resume");
    if (!found.ok) return found;
    return ok(resumePlan(ctx, found.value.campaign, []));
  },
});

const resumePlan = (ctx: Ctx, campaign: CampaignRow, statements: readonly Statement[]) =>
  changePlan(ctx, campaign, {
    action: "campaign.resume",
    changes: { status: "running", phase: "sending", pausedAt: null, pauseReason: null },
    statements,
    effects: [syncEffect(campaign.id)],
  });

/** What it was paused for is over, and the owner is told in the same batch. */
export async function resumeBySystem(ctx: Ctx, campaign: CampaignRow): Promise<boolean> {
  const { id: campaignId, name } = campaign;
  const told = notify(ctx, { kind: "campaign_resumed", params: { name }, campaignId });
  return (await commit(ctx, resumePlan(ctx, campaign, [told]))).ok;
}
