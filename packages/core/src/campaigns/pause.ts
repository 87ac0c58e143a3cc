import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";

export const pause = verb({
  name: "campaign.pause",
  summary: "Pause a running campaign.",
  permission: "campaign:send",
  input: z.object({ id: Id }),
  output: Campaign,
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "pause");
    if (!found.ok) return found;
    return ok(
      changePlan(ctx, found.value.campaign, {
        action: "campaign.pause",
        changes: { status: "paused", phase: null, pausedAt: ctx.now, pauseReason: null },
        effects: [syncEffect(id)],
      }),
    );
  },
});
