import { iso, isoOrNull } from "@siar/kernel/clock";
import { noCounts, statsOf } from "../sending/rules/index.ts";
import type { Campaign } from "./schema.ts";
import type { CampaignRow, CampaignWithNumbers } from "./store.ts";

/** A campaign as the API shows it. Before the launch, its recipients are the segment's. */
export function showCampaign(found: CampaignWithNumbers, audience?: number): Campaign {
  const { campaign, counters, segment } = found;
  const stats = statsOf(counters ?? noCounts);
  const expected = audience ?? segment?.contactCount ?? 0;
  return {
    id: campaign.id,
    version: campaign.version,
    name: campaign.name,
    segmentId: campaign.segmentId,
    segmentName: segment?.name ?? null,
    excludeSegmentIds: campaign.excludeSegmentIds,
    numberId: campaign.numberId,
    status: campaign.status,
    phase: campaign.phase,
    message: messageOf(campaign),
    messageTemplateId: campaign.messageTemplateId,
    schedule:
      campaign.scheduledAt === null
        ? null
        : { at: iso(campaign.scheduledAt), wallTime: campaign.wallTime },
    holdQuietHours: campaign.holdQuietHours,
    plan: campaign.plan,
    timezone: campaign.timezone,
    rateLimit: campaign.rateLimit,
    cooldownHours: campaign.cooldownHours,
    missed: campaign.missed,
    pauseReason: campaign.pauseReason,
    failureReason: campaign.failureReason,
    stats: isLaunched(campaign) ? stats : { ...stats, recipients: expected },
    createdBy: campaign.createdBy,
    createdAt: iso(campaign.createdAt),
    updatedAt: iso(campaign.updatedAt),
    startedAt: isoOrNull(campaign.startedAt),
    pausedAt: isoOrNull(campaign.pausedAt),
    completedAt: isoOrNull(campaign.completedAt),
  };
}

export const isLaunched = (campaign: CampaignRow): boolean => campaign.startedAt !== null;

function messageOf(campaign: CampaignRow): Campaign["message"] {
  switch (campaign.messageType) {
    case "text":
      return { type: "text", text: campaign.messageContent };
    case "template":
      return {
        type: "template",
        templateId: campaign.templateId,
        templateName: campaign.templateName,
        templateLanguage: campaign.templateLanguage,
        variables: campaign.templateVariables,
        mediaId: campaign.mediaId,
      };
    case "image":
    case "document":
    case "video":
    case "audio":
      return {
        type: campaign.messageType,
        text: campaign.messageContent,
        mediaId: campaign.mediaId,
      };
  }
}
