import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";
import { isLaunched } from "./show.ts";

export const cancel = verb({
  name: "campaign.cancel",
  summary: "Cancel a campaign; one that runs is stopped for good.",
  permission: "campaign:send",
  input: z.object({ id: Id }),
  output: Campaign,
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "cancel");
    if (!found.ok) return found;
    const { campaign } = found.value;
    return ok(
      changePlan(ctx, campaign, {
        action: "campaign.cancel",
        changes: { status: "cancelled", phase: null, completedAt: ctx.now },
        effects: isLaunched(campaign) ? [syncEffect(id)] : [],
      }),
    );
  },
});
