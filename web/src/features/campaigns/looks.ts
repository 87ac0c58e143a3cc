import type { CampaignStatus } from "@siar/core/campaigns/schema";
import type { RowStatus } from "@siar/core/sending/schema";
import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { StatusLook } from "../../ui/status-badge.tsx";

/** How each state of a campaign and of a recipient looks and is called. */
export const campaignLooks: Record<CampaignStatus, StatusLook> = {
  draft: { tone: "neutral", shape: "ring" },
  scheduled: { tone: "info", shape: "half" },
  running: { tone: "accent", shape: "pulse" },
  paused: { tone: "warn", shape: "bars" },
  completed: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  cancelled: { tone: "neutral", shape: "dash" },
};

export const campaignWords: Record<CampaignStatus, MessageKey> = {
  draft: "campaigns.status.draft",
  scheduled: "campaigns.status.scheduled",
  running: "campaigns.status.running",
  paused: "campaigns.status.paused",
  completed: "campaigns.status.completed",
  failed: "campaigns.status.failed",
  cancelled: "campaigns.status.cancelled",
};

export const rowLooks: Record<RowStatus, StatusLook> = {
  pending: { tone: "neutral", shape: "ring" },
  claimed: { tone: "accent", shape: "pulse" },
  sent: { tone: "info", shape: "half" },
  delivered: { tone: "info", shape: "dot" },
  read: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  skipped: { tone: "neutral", shape: "dash" },
  unknown: { tone: "warn", shape: "bars" },
};

export const rowWords: Record<RowStatus, MessageKey> = {
  pending: "campaigns.row.pending",
  claimed: "campaigns.row.claimed",
  sent: "campaigns.row.sent",
  delivered: "campaigns.row.delivered",
  read: "campaigns.row.read",
  failed: "campaigns.row.failed",
  skipped: "campaigns.row.skipped",
  unknown: "campaigns.row.unknown",
};
