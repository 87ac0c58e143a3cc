import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { dismissStatements, syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";

const MAX_CHOSEN = 1_000;

export const dismiss = verb({
  name: "campaign.dismiss",
  summary:
    "Follow rows in doubt up no further: they end as failed, unless Meta still says otherwise.",
  permission: "campaign:send",
  input: z.object({
    id: Id,
    /** Only these rows; all that are in doubt if left out. */
    seqs: z.array(z.number().int().positive()).min(1).max(MAX_CHOSEN).optional(),
  }),
  output: Campaign,
  fails: ["not-found", "campaign-transition", "nothing-to-dismiss"],
  run: async (ctx, { id, seqs }) => {
    const found = await obeying(ctx, id, "dismiss");
    if (!found.ok) return found;
    const { campaign, next } = found.value;
    return ok({
      ...changePlan(ctx, campaign, {
        action: "campaign.dismiss",
        changes: { status: next },
        before: { rows: "unknown" },
        after: { rows: "failed", chosen: seqs?.length ?? null },
        statements: dismissStatements(ctx, { campaignId: id, seqs }),
        effects: [syncEffect(id)],
      }),
      onGuard: fail("nothing-to-dismiss").error,
    });
  },
});
