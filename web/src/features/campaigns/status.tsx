import type { CampaignStatus } from "@siar/core/campaigns/schema";
import type { RowStatus } from "@siar/core/sending/schema";
import { useI18n } from "../../lib/i18n/index.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { campaignLooks, campaignWords, rowLooks, rowWords } from "./looks.ts";

export function CampaignStatusBadge({ status }: { status: CampaignStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={campaignLooks[status]} label={t(campaignWords[status])} />;
}

export function RowStatusBadge({ status }: { status: RowStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={rowLooks[status]} label={t(rowWords[status])} />;
}
