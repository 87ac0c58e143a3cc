import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { enqueueJob } from "../jobs/index.ts";
import { criteriaOfSegment } from "../segments/index.ts";
import { EXCLUDE, excludeContacts, syncEffect } from "../sending/index.ts";
import { changePlan, obeying, type Change } from "./change.ts";
import { Campaign, Id } from "./schema.ts";
import type { CampaignRow } from "./store.ts";

const MAX_CHOSEN = 1_000;

export const exclude = verb({
  name: "campaign.exclude",
  summary: "Leave people out of what a running or paused campaign has not sent yet.",
  permission: "campaign:send",
  input: z.object({
    id: Id,
    segmentId: Id.optional().describe("Everybody who is in this segment now, or these contacts."),
    contactIds: z.array(Id).min(1).max(MAX_CHOSEN).optional(),
  }),
  output: Campaign,
  fails: ["not-found", "invalid-input", "campaign-transition", "nothing-to-exclude"],
  run: async (ctx, { id, segmentId, contactIds }) => {
    const found = await obeying(ctx, id, "exclude");
    if (!found.ok) return found;
    const { campaign } = found.value;
    if (segmentId !== undefined && contactIds === undefined) {
      const change = await withoutSegment(ctx, campaign, segmentId);
      return change.ok ? ok(changePlan(ctx, campaign, change.value)) : change;
    }
    if (contactIds === undefined || segmentId !== undefined) {
      return fail("invalid-input", {}, [
        { path: "segmentId", message: "Either a segment or contacts, and not both." },
      ]);
    }
    return ok({
      ...changePlan(ctx, campaign, {
        action: "campaign.exclude",
        changes: {},
        after: { contacts: contactIds.length },
        statements: excludeContacts(ctx, id, contactIds),
        effects: [syncEffect(id)],
      }),
      onGuard: fail("nothing-to-exclude").error,
    });
  },
});

/** Rows that are still to be written never come to be; for those that are there, a job looks. */
async function withoutSegment(
  ctx: Ctx,
  { id, excludeSegmentIds, frozenAudience }: CampaignRow,
  segmentId: number,
): Promise<Result<Change>> {
  const criteria = await criteriaOfSegment(ctx, segmentId);
  if (!criteria.ok) return criteria;
  const job = enqueueJob(ctx, { kind: EXCLUDE, input: { campaignId: id } });
  return ok({
    action: "campaign.exclude",
    changes: {
      excludeSegmentIds: [...new Set([...excludeSegmentIds, segmentId])],
      ...(frozenAudience !== null && {
        frozenAudience: {
          ...frozenAudience,
          excluded: [...frozenAudience.excluded, criteria.value],
        },
      }),
    },
    before: { excludeSegmentIds },
    after: { segmentId },
    statements: job.statements,
    effects: [...job.effects, syncEffect(id)],
  });
}
