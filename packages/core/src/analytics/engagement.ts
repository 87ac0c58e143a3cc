import { iso } from "@siar/kernel/clock";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { countsAndRates } from "./analyze.ts";
import { lookAt } from "./look.ts";
import { rateOf, timelineOf } from "./rules/index.ts";
import { Bucket, Engagement, Id } from "./schema.ts";

export const engagement = query({
  name: "campaign.engagement",
  summary: "Open, reply and engagement rates: of the whole campaign, and by minute, hour or day.",
  permission: "campaign:view",
  input: z.object({ id: Id, bucket: Bucket }),
  output: Engagement,
  fails: ["not-found"],
  run: async (ctx, { id, bucket: asked }) => {
    const look = await lookAt(ctx, id);
    if (!look.ok) return look;
    const { campaign, facts, standing } = look.value;
    const { rates } = countsAndRates(look.value);
    const startedAt = campaign.startedAt ?? 0;
    const { bucket, buckets } = timelineOf(facts, asked, campaign.timezone, startedAt);
    const items = buckets.map(({ at, counts, cumulative }) => ({
      at: iso(at),
      delivered: counts.delivered,
      engaged: counts.engaged,
      engagement: rateOf(counts.engaged, rates.engagement.whole),
      cumulative: rateOf(cumulative.engaged, cumulative.delivered),
    }));
    return ok({ ...standing, bucket, rates, items });
  },
});
