import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id, MAX_RATE } from "./schema.ts";

export const changeRate = verb({
  name: "campaign.rate",
  summary: "Change how many messages a second a campaign sends, also while it runs.",
  permission: "campaign:send",
  input: z.object({ id: Id, rateLimit: z.number().int().min(1).max(MAX_RATE) }),
  output: Campaign,
  run: async (ctx, { id, rateLimit }) => {
    const found = await obeying(ctx, id, "change-rate");
    if (!found.ok) return found;
    const { campaign } = found.value;
    return ok(
      changePlan(ctx, campaign, {
        action: "campaign.rate",
        changes: { rateLimit },
        before: { rateLimit: campaign.rateLimit },
        after: { rateLimit },
        effects: [syncEffect(id)],
      }),
    );
  },
});
