import type { CampaignStatus } from "@siar/core/campaigns/schema";
import type { RowStatus } from "@siar/core/sending/schema";

/** For addresses and filters, which every page carries along: the schemas themselves weigh more. */
export const campaignStatuses = [
  "draft",
  "scheduled",
  "running",
  "paused",
  "completed",
  "failed",
  "cancelled",
] as const satisfies readonly CampaignStatus[];

export const rowStatuses = [
  "pending",
  "claimed",
  "sent",
  "delivered",
  "read",
  "failed",
  "skipped",
  "unknown",
] as const satisfies readonly RowStatus[];
