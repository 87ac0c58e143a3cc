import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { type Campaign, rateOf } from "../figures.ts";
import { FunnelBar } from "../funnel-bar.tsx";
import { shownLast, useCampaignsThatAre } from "./queries.ts";

/** What the last campaigns brought. */
export function LastCampaigns() {
  const { t } = useI18n();
  const last = useCampaignsThatAre("completed", shownLast);
  return (
    <Panel
      title={t("overview.last")}
      flush
      actions={
        <Link
          to="/campaigns"
          search={{ status: "completed" }}
          className="px-2 text-sm text-ink-2 hover:underline"
        >
          {t("overview.all")}
        </Link>
      }
    >
      {last ? (
        <ul className="divide-y divide-line">
          {last.map((campaign) => (
            <Finished key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      ) : (
        <Skeleton className="m-4 h-56 md:h-50" />
      )}
      {last?.length === 0 && <p className="px-4 py-3.5 text-ink-2">{t("overview.nothingLast")}</p>}
    </Panel>
  );
}

function Finished({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { id, name, stats, completedAt } = campaign;
  return (
    <li className="grid items-center gap-x-6 gap-y-1.5 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-1">
        <div className="flex items-baseline justify-between gap-4">
          <Link
            to="/campaigns/$id"
            params={{ id }}
            className="min-w-0 truncate font-semibold hover:underline"
          >
            {name}
          </Link>
          {completedAt && (
            <RelativeTime value={completedAt} className="shrink-0 text-sm text-ink-3" />
          )}
        </div>
        <FunnelBar name={name} stats={stats} />
        <p className="text-sm text-ink-3">{t("campaigns.people", { count: stats.recipients })}</p>
      </div>
      <dl className="flex gap-5">
        <Figure word={t("overview.delivered")} share={rateOf(stats, "delivered")} />
        <Figure word={t("overview.read")} share={rateOf(stats, "read")} />
        <Figure word={t("overview.replied")} share={rateOf(stats, "replied")} />
      </dl>
    </li>
  );
}

function Figure({ word, share }: { word: string; share: number | undefined }) {
  const { format } = useI18n();
  return (
    <div className="grid min-w-16 md:justify-items-end">
      <dd className="font-display text-lg font-semibold">
        {share === undefined ? "–" : format.percent(share)}
      </dd>
      <dt className="order-last text-xs text-ink-3">{word}</dt>
    </div>
  );
}
