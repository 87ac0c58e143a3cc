import { z } from "zod";

export const notificationKinds = [
  "campaign_started",
  "campaign_completed",
  "campaign_paused",
  "campaign_resumed",
  "campaigns_stopped",
  "campaign_failed",
  "campaign_missed",
  "unknown_rows",
  "counters_differ",
  "import_done",
  "job_failed",
  "connection_failing",
  "number_quality_low",
  "template_approved",
  "template_rejected",
  "template_paused",
  "template_category",
  "template_category_soon",
  "restored",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Prices are of one message in the business's own country. */
interface CategoryChange {
  name: string;
  from: string;
  to: string;
  country: string;
  before: string;
  after: string;
  campaigns: number;
}

/** What the sentence of each kind is made from. */
export interface NoticeParams {
  campaign_started: { name: string };
  campaign_completed: { name: string; sent: number; failed: number };
  campaign_paused: { name: string; reason: string };
  campaign_resumed: { name: string };
  campaigns_stopped: { by: string; count: number };
  campaign_failed: { name: string; reason: string };
  campaign_missed: { name: string };
  unknown_rows: { name: string; count: number };
  counters_differ: { name: string; counter: string };
  import_done: {
    name: string;
    importId: number;
    created: number;
    updated: number;
    skipped: number;
    failed: number;
  };
  job_failed: { job: string; jobId: number; reason: string };
  connection_failing: { name: string };
  number_quality_low: { number: string };
  template_approved: { name: string };
  template_rejected: { name: string };
  template_paused: { name: string };
  template_category: CategoryChange;
  template_category_soon: CategoryChange;
  restored: { at: string; paused: number; drafts: number };
}

export type Notice = {
  [Kind in NotificationKind]: {
    readonly kind: Kind;
    readonly params: NoticeParams[Kind];
    readonly campaignId?: number | null;
  };
}[NotificationKind];

export const Notification = z
  .object({
    id: z.number().int(),
    kind: z.enum(notificationKinds),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    /** One sentence in the reader's language. */
    text: z.string(),
    campaignId: z.number().int().nullable(),
    at: z.iso.datetime(),
    read: z.boolean(),
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;
