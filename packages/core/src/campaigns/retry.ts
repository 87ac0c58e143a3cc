import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { retryStatements, syncEffect } from "../sending/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, Id } from "./schema.ts";

const MAX_CHOSEN = 1_000;

export const retry = verb({
  name: "campaign.retry",
  summary: "Try failed recipients again, or unknown ones after a warning.",
  permission: "campaign:send",
  input: z.object({
    id: Id,
    status: z.enum(["failed", "unknown"]),
    /** Only these rows; all of that status if left out. */
    seqs: z.array(z.number().int().positive()).min(1).max(MAX_CHOSEN).optional(),
    errorCode: z.number().int().optional(),
    /** Unknown rows may have the message already: a person has to say that this is all right. */
    confirm: z.boolean().default(false),
  }),
  output: Campaign,
  run: async (ctx, { id, status, seqs, errorCode, confirm }) => {
    const found = await obeying(ctx, id, "retry");
    if (!found.ok) return found;
    if (status === "unknown" && !confirm) return fail("unknown-rows-need-consent");
    const { campaign, next } = found.value;
    return ok({
      ...changePlan(ctx, campaign, {
        action: "campaign.retry",
        changes:
          next === "running"
            ? { status: "running", phase: "sending", completedAt: null }
            : { status: next },
        after: { rows: status, chosen: seqs?.length ?? null, errorCode: errorCode ?? null },
        statements: retryStatements(ctx, { campaignId: id, status, seqs, errorCode }),
        effects: [syncEffect(id)],
      }),
      onGuard: fail("nothing-to-retry").error,
    });
  },
});
