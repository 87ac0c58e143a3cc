import { z } from "zod";
import { Cost } from "../rates/schema.ts";
import { CampaignStats, rowStatuses } from "../sending/schema.ts";
import { bucketSizes } from "./rules/buckets.ts";

export const Id = z.coerce.number().int().positive();

const Count = z.number().int().nonnegative();
const Share = z.number().nullable();

export const Rate = z
  .object({
    part: Count,
    whole: Count,
    value: Share.describe("part / whole; null where the whole is 0."),
    low: Share.describe("Between low and high the true share lies in 95 of 100 cases (Wilson)."),
    high: Share,
  })
  .meta({ id: "Rate" });
export type Rate = z.infer<typeof Rate>;

/** As of when the figures hold. */
const standing = {
  campaignId: z.number(),
  timezone: z.string(),
  behindSince: z.iso
    .datetime()
    .nullable()
    .describe("Since when something may be missing, while a large campaign is counted anew."),
};

export const Rates = z.object({
  delivery: Rate.describe("Delivered, of all that Meta took."),
  open: Rate.describe("Read, of the delivered."),
  reply: Rate.describe("People who replied, of the delivered."),
  response: Rate.describe("People who replied, pressed a button or reacted, of the delivered."),
  engagement: Rate.describe("People who read or responded, of the delivered."),
  optOut: Rate.describe("Opt-outs that answer this campaign, of the delivered."),
});

const Wait = z
  .object({
    people: Count,
    average: z.number(),
    median: z.number(),
    p90: z.number().describe("Nine of ten did not take longer."),
  })
  .nullable()
  .describe("Seconds since it was sent; null where nobody did.");

const Why = z.object({
  reason: z.string().nullable(),
  errorCode: z.number().nullable(),
  people: Count,
});

const Group = z.object({
  recipients: Count,
  accepted: Count,
  delivered: Count,
  read: Count,
  replied: Count,
  failed: Count,
});

export const Analytics = z
  .object({
    ...standing,
    counts: CampaignStats.extend({
      accepted: Count.describe("Meta took it from us, whatever became of it."),
      responded: Count,
      engaged: Count,
    }),
    rates: Rates,
    failed: z.array(Why),
    skipped: z.array(Why),
    unknown: z.array(Why),
    buttons: z.array(z.object({ label: z.string(), people: Count })),
    waits: z.object({ delivery: Wait, read: Wait, reply: Wait }),
    throughput: z.object({
      target: z.number().describe("Messages a second."),
      perSecond: z.number().nullable().describe("From the first to the last message."),
      busiestMinute: Count,
      firstSent: z.iso.datetime().nullable(),
      lastSent: z.iso.datetime().nullable(),
    }),
    cost: z.object({
      planned: Cost.describe("If everybody gets it to whom it is sent."),
      actual: Cost.describe("Of what was delivered, by the category that Meta reported."),
    }),
    readByHour: z
      .array(z.array(Count))
      .describe("Seven days from Monday on, each of 24 hours, in the campaign's zone."),
  })
  .meta({ id: "CampaignAnalytics" });
export type Analytics = z.infer<typeof Analytics>;

const EventCounts = z.object({
  sent: Count,
  delivered: Count,
  read: Count,
  replied: Count,
  failed: Count,
});

export const Bucket = z
  .enum(bucketSizes)
  .optional()
  .describe("What fits the time that it spans, if left out. Minutes: the first six hours.");

export const Timeline = z
  .object({
    ...standing,
    bucket: z.enum(bucketSizes),
    items: z.array(
      EventCounts.extend({
        at: z.iso.datetime().describe("When the bucket begins."),
        cumulative: EventCounts,
      }),
    ),
    later: EventCounts.describe("What happened after the last bucket."),
  })
  .meta({ id: "CampaignTimeline" });

export const Engagement = z
  .object({
    ...standing,
    bucket: z.enum(bucketSizes),
    rates: Rates,
    items: z.array(
      z.object({
        at: z.iso.datetime(),
        delivered: Count,
        engaged: Count.describe("People who first read or responded in it."),
        engagement: Rate.describe("Of everybody to whom it was delivered."),
        cumulative: Rate.describe("Engaged until its end, of those delivered until its end."),
      }),
    ),
  })
  .meta({ id: "CampaignEngagement" });

export const Tracked = z
  .object({
    seq: Count,
    contactId: z.number(),
    contactName: z.string(),
    phone: z.string().nullable(),
    status: z.enum(rowStatuses),
    reason: z.string().nullable(),
    errorCode: z.number().nullable(),
    attempt: Count,
    wamid: z
      .string()
      .nullable()
      .describe("Null for whoever may not see phone numbers: it holds one."),
    category: z.string().nullable(),
    pricingType: z.string().nullable(),
    history: z.array(
      z.object({
        status: z.enum(["claimed", "sent", "delivered", "read", "failed", "replied"]),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "TrackedMessage" });

export const breakdowns = ["label", "field", "country"] as const;

const Shown = Group.extend({ open: Rate, reply: Rate });

export const Breakdown = z
  .object({
    items: z
      .array(
        Shown.extend({
          value: z.string().nullable().describe("Null for those who have none."),
          labelId: z.number().nullable(),
        }),
      )
      .describe("The fifty most frequent values."),
    others: Shown.nullable().describe("All other values together; null where there are none."),
  })
  .meta({ id: "CampaignBreakdown" });
