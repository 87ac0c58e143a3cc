import { useI18n } from "../../lib/i18n/index.tsx";
import type { Column } from "../../ui/data-table/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { type Campaign, isLaunched, shareOf } from "./figures.ts";
import { FunnelBar } from "./funnel-bar.tsx";
import { CampaignStatusBadge } from "./status.tsx";

const none = <span className="text-ink-3">–</span>;

export function useCampaignColumns(): readonly Column<Campaign>[] {
  const { t } = useI18n();
  return [
    { id: "name", header: t("campaigns.name"), cell: (campaign) => campaign.name },
    {
      id: "status",
      header: t("campaigns.status"),
      card: "beside",
      cell: ({ status }) => <CampaignStatusBadge status={status} />,
    },
    {
      id: "segment",
      header: t("campaigns.segment"),
      cell: ({ segmentName }) => segmentName ?? none,
    },
    {
      id: "progress",
      header: t("campaigns.progress"),
      width: "9rem",
      cell: (campaign) =>
        isLaunched(campaign) ? <FunnelBar name={campaign.name} stats={campaign.stats} /> : none,
    },
    ...useFigureColumns(),
    {
      id: "when",
      header: t("campaigns.when"),
      align: "end",
      cell: (campaign) => <When campaign={campaign} />,
    },
  ];
}

function useFigureColumns(): readonly Column<Campaign>[] {
  const { t, format } = useI18n();
  const share = (campaign: Campaign, part: number) => {
    const value = shareOf(part, campaign.stats.sent);
    return value === undefined ? none : format.percent(value);
  };
  return [
    {
      id: "recipients",
      header: t("campaigns.recipients"),
      align: "end",
      cell: ({ stats }) => format.number(stats.recipients),
    },
    {
      id: "sent",
      header: t("campaigns.row.sent"),
      align: "end",
      hidden: true,
      cell: (campaign) => (isLaunched(campaign) ? format.number(campaign.stats.sent) : none),
    },
    {
      id: "delivered",
      header: t("campaigns.row.delivered"),
      align: "end",
      card: "out",
      cell: (campaign) => share(campaign, campaign.stats.delivered),
    },
    {
      id: "read",
      header: t("campaigns.row.read"),
      align: "end",
      cell: (campaign) => share(campaign, campaign.stats.read),
    },
    {
      id: "replied",
      header: t("campaigns.replied"),
      align: "end",
      card: "out",
      cell: (campaign) => share(campaign, campaign.stats.replied),
    },
  ];
}

/** The time that matters most in its state. */
function When({ campaign }: { campaign: Campaign }) {
  const { schedule, status, completedAt, startedAt, createdAt } = campaign;
  const at = status === "scheduled" ? schedule?.at : (completedAt ?? startedAt ?? createdAt);
  return <RelativeTime value={at ?? createdAt} className="text-sm whitespace-nowrap text-ink-2" />;
}
