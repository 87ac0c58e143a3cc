import { useI18n } from "../../lib/i18n/index.tsx";
import type { Column } from "../../ui/data-table/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { type Campaign, isLaunched, rateOf, shareOf } from "./figures.ts";
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
      hidden: true,
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

const reached = ["delivered", "read", "replied"] as const;
const reachedWords = {
  delivered: "campaigns.row.delivered",
  read: "campaigns.row.read",
  replied: "campaigns.replied",
} as const;

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
      cell: (campaign) =>
        isLaunched(campaign) ? (
          <ShareBar
            people={campaign.stats.sent}
            share={shareOf(campaign.stats.sent, campaign.stats.recipients)}
            fill="bg-info"
          />
        ) : (
          none
        ),
    },
    ...reached.map((figure) => ({
      id: figure,
      header: t(reachedWords[figure]),
      ...end,
      ...(figure === "read" ? {} : ({ card: "out" } as const)),
      cell: ({ stats }: Campaign) => (
        <ShareBar
          people={stats[figure]}
          share={rateOf(stats, figure)}
          fill={figure === "delivered" ? "bg-accent" : "bg-good"}
        />
      ),
    })),
  ];
}

interface ShareBarProps {
  people: number;
  share: number | undefined;
  fill: string;
}

/** How many of whom it reached, as a number and as a small bar to compare by. */
function ShareBar({ people, share, fill }: ShareBarProps) {
  const { format } = useI18n();
  if (share === undefined) return none;
  return (
    <span className="inline-grid w-14 gap-1" title={format.number(people)}>
      {format.percent(share)}
      <span aria-hidden="true" className="h-1 overflow-clip rounded-full bg-paper-3">
        <span className={`block h-full ${fill}`} style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}

/** The time that matters most in its state. */
function When({ campaign }: { campaign: Campaign }) {
  const { schedule, status, completedAt, startedAt, createdAt } = campaign;
  const at = status === "scheduled" ? schedule?.at : (completedAt ?? startedAt ?? createdAt);
  return <RelativeTime value={at ?? createdAt} className="text-sm whitespace-nowrap text-ink-2" />;
}
