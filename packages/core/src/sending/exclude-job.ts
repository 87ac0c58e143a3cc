import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { z } from "zod";
import { jobKind } from "../jobs/index.ts";
import { excludePage } from "./store/exclude.ts";
import { frozenAudience } from "./store/launched.ts";

export const EXCLUDE = "campaign.exclude";

/**
 * Goes through the ledger after a segment was excluded from a running campaign. A page that runs
 * twice finds nobody the second time.
 */
export const excludeJob = jobKind({
  kind: EXCLUDE,
  input: z.object({ campaignId: z.number() }),
  cursor: z.object({ after: z.number(), people: z.number() }),
  step: async (ctx, { campaignId }, cursor, fence) => {
    const audience = await frozenAudience(ctx, campaignId);
    if (audience === null) return fail("not-found", { what: "campaign" });
    const { after, people } = cursor ?? { after: 0, people: 0 };
    const page = await excludePage(ctx, { campaignId, after, fence }, audience);
    const excluded = people + page.people;
    return ok({
      done: Math.min(page.upTo, page.last),
      total: page.last,
      cursor: { after: page.upTo, people: excluded },
      finished: page.upTo >= page.last,
      result: { excluded },
    });
  },
});
