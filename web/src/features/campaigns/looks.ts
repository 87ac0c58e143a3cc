import type { CampaignStatus } from "@siar/core/campaigns/schema";
import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { StatusLook } from "../../ui/status-badge.tsx";

/** How each state of a campaign looks and is called. */
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
