import { z } from "zod";
import { TemplateComponent } from "../approved-templates/schema.ts";
import type { Moment } from "../segments/index.ts";
import type { Criteria } from "../segments/schema.ts";

export const rowStatuses = [
  "pending",
  "claimed",
  "sent",
  "delivered",
  "read",
  "failed",
  "skipped",
  "unknown",
] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** What a failure of Meta's asks of us: see docs/design/engine.md. */
export const failureClasses = ["R", "S", "P", "T", "A", "F"] as const;
export type FailureClass = (typeof failureClasses)[number];

export const skipReasons = [
  "opted_out",
  "cooldown",
  "no_phone",
  "not_on_whatsapp",
  "duplicate",
  "window_closed",
  "invalid_variables",
  "us_marketing",
  "recent_131049",
  "contact_removed",
  "excluded",
  "cancelled",
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a row failed that a person took out of doubt. */
export const DISMISSED = "dismissed";

const Count = z.number().int().nonnegative();

/** A range of the ledger that one consumer works on. Also the body of a `sends` message. */
export const Slice = z.object({
  campaignId: Count,
  slice: Count,
  from: Count,
  to: Count,
});
export type Slice = z.infer<typeof Slice>;

/** What a consumer heard from Meta since it last said so. */
const Heard = z.object({ answered: Count, silent: Count });

export const LeaseRequest = z.object({
  campaignId: Count,
  slice: Count,
  /** Names the consumer: asked again with the same nonce, the same lease is the answer. */
  nonce: z.string().min(1).max(64),
  /** How many more requests it could send, and how far apart at the least. */
  want: Count.max(100),
  spacingMs: z.number().nonnegative(),
  latencyMs: z.number().nonnegative(),
  heard: Heard,
});
export type LeaseRequest = z.infer<typeof LeaseRequest>;

export type Lease =
  | { kind: "stop" }
  | {
      kind: "go";
      lease: number;
      /** When requests may leave, in milliseconds from this answer. Unused ones expire. */
      slots: number[];
      /** Rows a second that this consumer may expect: how many to claim at a time. */
      share: number;
    };

export const SliceReport = z.object({
  campaignId: Count,
  slice: Count,
  lease: Count,
  /** The earliest time at which a row that stayed pending may be tried again. */
  pendingDueAt: z.number().nullable(),
  heard: Heard,
});
export type SliceReport = z.infer<typeof SliceReport>;

/** Nearly all of a slice has left: what is still on its way needs no more slots. */
export const HandOver = z.object({
  campaignId: Count,
  slice: Count,
  lease: Count,
  /** Whether the consumer goes on with another slice. */
  goesOn: z.boolean(),
});
export type HandOver = z.infer<typeof HandOver>;

/** What a campaign's row tells its object. */
export interface CampaignView {
  readonly id: number;
  readonly status: string;
  readonly version: number;
  readonly rate: number;
  readonly numberId: number | null;
  /** Messages a second that Meta lets through the number. */
  readonly throughput: number;
}

/** A row of the ledger as the API shows it. */
export const CampaignMessage = z.object({
  seq: Count,
  contactId: Count,
  contactName: z.string(),
  phone: z.string().nullable(),
  status: z.enum(rowStatuses),
  reason: z.string().nullable(),
  errorCode: z.number().nullable(),
  errorMessage: z.string().nullable(),
  attempt: Count,
  content: z.string().nullable(),
  sentAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  readAt: z.string().nullable(),
  repliedAt: z.string().nullable(),
  replyContent: z.string().nullable(),
});
export type CampaignMessage = z.infer<typeof CampaignMessage>;

/** A campaign as one of its people knows it. */
export const ReceivedCampaign = CampaignMessage.pick({
  status: true,
  sentAt: true,
  deliveredAt: true,
  readAt: true,
  repliedAt: true,
  replyContent: true,
})
  .extend({
    campaignId: Count,
    campaignName: z.string(),
    reason: z.string().nullable().describe("Why it did not reach them."),
    content: z.string().nullable().describe("What they read."),
  })
  .meta({ id: "ReceivedCampaign" });

/** The funnel that the API shows: a read message also counts as delivered and as sent. */
export const CampaignStats = z.object({
  recipients: Count,
  pending: Count,
  sent: Count,
  delivered: Count,
  read: Count,
  failed: Count,
  replied: Count,
  skipped: Count,
  unknown: Count,
  optedOut: Count,
});
export type CampaignStats = z.infer<typeof CampaignStats>;

/** What a launched campaign says, copied at the launch. */
export const FrozenMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.enum(["image", "document", "video", "audio"]),
    mediaId: z.number(),
    /** Of a document, as the person sees it. */
    filename: z.string().optional(),
    text: z.string(),
  }),
  z.object({
    type: z.literal("template"),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    parameterFormat: z.enum(["POSITIONAL", "NAMED"]),
    components: z.array(TemplateComponent),
    variables: z.record(z.string(), z.string()),
    mediaId: z.number().nullable(),
    filename: z.string().optional(),
  }),
]);
export type FrozenMessage = z.infer<typeof FrozenMessage>;

/** Who a launched campaign goes to, as the criteria were at the launch. */
export interface FrozenAudience {
  readonly criteria: Criteria;
  readonly excluded: readonly Criteria[];
  /** "Within the last 30 days" counts from here, in the business's calendar. */
  readonly moment: Moment;
}

const Progress = {
  at: z.string(),
  status: z.string(),
  phase: z.string().nullable(),
  /** Nothing leaves for a while, because Meta does not answer on the number. */
  held: z.boolean(),
  /** When the next one is due, while all who are left wait for their hour. */
  restsUntil: z.string().nullable(),
  counts: CampaignStats,
  rate: z.object({ target: z.number(), actual: z.number() }),
  /** When the last message should have left, if it goes on like this. */
  eta: z.string().nullable(),
};

/** What travels over `GET /api/campaigns/:id/live`. */
export const LiveFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), ...Progress }),
  z.object({ type: z.literal("progress"), ...Progress }),
  z.object({ type: z.literal("messages"), at: z.string(), items: z.array(CampaignMessage) }),
  z.object({
    type: z.literal("event"),
    at: z.string(),
    event: z.string(),
    reason: z.string().nullable(),
  }),
]);
export type LiveFrame = z.infer<typeof LiveFrame>;

export const PortfolioReach = z
  .object({
    perDay: z
      .number()
      .int()
      .nullable()
      .describe("How many people may be written to in any 24 hours; null: no limit, or not known."),
    unlimited: z.boolean(),
    people: z.number().int().describe("How many were written to in the last 24 hours."),
    countedTo: z.number().int().describe("Where the counting of them ends."),
  })
  .meta({ id: "PortfolioReach" });
