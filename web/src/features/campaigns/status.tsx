import type { CampaignStatus } from "@siar/core/campaigns/schema";
import { useI18n } from "../../lib/i18n/index.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { campaignLooks, campaignWords } from "./looks.ts";

export function CampaignStatusBadge({ status }: { status: CampaignStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={campaignLooks[status]} label={t(campaignWords[status])} />;
}
