import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";

export const resume = verb({
  name: "campaign.resume",
  summary: "Go on with a paused campaign, with exactly the recipients that are left.",
  permission: "campaign:send",
  input: z.object({ id: Id }),
  output: Campaign,
  run: async (ctx, { id }) => {
    const found = await obeying(ctx, id, "resume");
    if (!found.ok) return found;
    return ok(
      changePlan(ctx, found.value.campaign, {
        action: "campaign.resume",
        changes: { status: "running", phase: "sending", pausedAt: null, pauseReason: null },
        effects: [syncEffect(id)],
      }),
    );
  },
});
