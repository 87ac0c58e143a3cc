import type { Ctx } from "@siar/kernel/ctx";
import { commit } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { numberRefused } from "../channels/index.ts";
import { notify } from "../notifications/index.ts";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";
import type { Reach } from "../sending/rules/index.ts";
import { findCampaign, runningWithin, type CampaignRow } from "./store.ts";

export const pause = verb({
  name: "campaign.pause",
  summary: "Pause a running campaign.",
  permission: "campaign:send",
  input: z.object({ id: Id }),
  output: Campaign,
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "pause");
    return found.ok ? ok(pausePlan(ctx, found.value.campaign, null)) : found;
  },
});

const pausePlan = (ctx: Ctx, campaign: CampaignRow, reason: string | null) =>
  changePlan(ctx, campaign, {
    action: "campaign.pause",
    changes: { status: "paused", phase: null, pausedAt: ctx.now, pauseReason: reason },
    statements:
      reason === null
        ? []
        : [
            notify(ctx, {
              kind: "campaign_paused",
              params: { name: campaign.name, reason },
              campaignId: campaign.id,
            }),
          ],
    effects: [syncEffect(campaign.id)],
  });

/** The product itself pauses, with the reason, and the owner is told in the same batch. */
export async function pauseBySystem(
  ctx: Ctx,
  id: number,
  { reason, reach }: { readonly reason: string; readonly reach: Reach },
): Promise<void> {
  if (reach === "account") await noteRefusal(ctx, id, reason);
  for (const affected of await runningWithin(ctx, id, reach)) {
    const found = await obeying(ctx, affected.id, "pause");
    if (found.ok) await commit(ctx, pausePlan(ctx, found.value.campaign, reason));
  }
}

/** The connection's own page shows it too, with what to do about it. */
async function noteRefusal(ctx: Ctx, id: number, reason: string): Promise<void> {
  const code = Number(reason.split(":")[1]);
  const numberId = (await findCampaign(ctx, id))?.campaign.numberId ?? null;
  if (numberId === null || !Number.isInteger(code)) return;
  const [first, ...rest] = numberRefused(ctx, numberId, code);
  if (first !== undefined) await ctx.db.batch([first, ...rest]);
}
