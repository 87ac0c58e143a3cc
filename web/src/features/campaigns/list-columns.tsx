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
        isLaunched(campaign) ? (
          <div className="py-1.5">
            <FunnelBar name={campaign.name} stats={campaign.stats} />
          </div>
        ) : (
          none
        ),
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
  const end = { align: "end" } as const;
  return [
    {
      id: "recipients",
      header: t("campaigns.recipients"),
      ...end,
      cell: ({ stats }) => format.number(stats.recipients),
    },
    {
      id: "sent",
      header: t("campaigns.row.sent"),
      ...end,
      hidden: true,
      cell: (campaign) => (isLaunched(campaign) ? format.number(campaign.stats.sent) : none),
    },
    {
      id: "delivered",
      header: t("campaigns.row.delivered"),
      ...end,
      card: "out",
      cell: ({ stats }) => <OfSent part={stats.delivered} sent={stats.sent} />,
    },
    {
      id: "read",
      header: t("campaigns.row.read"),
      ...end,
      cell: ({ stats }) => <OfSent part={stats.read} sent={stats.sent} />,
    },
    {
      id: "replied",
      header: t("campaigns.replied"),
      ...end,
      card: "out",
      cell: ({ stats }) => <OfSent part={stats.replied} sent={stats.sent} />,
    },
  ];
}

function OfSent({ part, sent }: { part: number; sent: number }) {
  const { format } = useI18n();
  const share = shareOf(part, sent);
  return share === undefined ? none : format.percent(share);
}

/** The time that matters most in its state. */
function When({ campaign }: { campaign: Campaign }) {
  const { schedule, status, completedAt, startedAt, createdAt } = campaign;
  const at = status === "scheduled" ? schedule?.at : (completedAt ?? startedAt ?? createdAt);
  return <RelativeTime value={at ?? createdAt} className="text-sm whitespace-nowrap text-ink-2" />;
}
