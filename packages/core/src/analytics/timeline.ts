import { iso } from "@siar/kernel/clock";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { lookAt } from "./look.ts";
import { timelineOf, type EventCounts } from "./rules/index.ts";
import { Bucket, Id, Timeline } from "./schema.ts";

export const timeline = query({
  name: "campaign.timeline",
  summary: "What happened when: by minute, hour or day in the campaign's zone.",
  permission: "campaign:view",
  input: z.object({ id: Id, bucket: Bucket }),
  output: Timeline,
  fails: ["not-found"],
  run: async (ctx, { id, bucket: asked }) => {
    const look = await lookAt(ctx, id);
    if (!look.ok) return look;
    const { campaign, facts, standing } = look.value;
    const startedAt = campaign.startedAt ?? 0;
    const { bucket, buckets, later } = timelineOf(facts, asked, campaign.timezone, startedAt);
    return ok({
      ...standing,
      bucket,
      items: buckets.map(({ at, counts, cumulative }) => ({
        at: iso(at),
        ...shown(counts),
        cumulative: shown(cumulative),
      })),
      later: shown(later),
    });
  },
});

const shown = ({ sent, delivered, read, replied, failed }: EventCounts) => ({
  sent,
  delivered,
  read,
  replied,
  failed,
});
