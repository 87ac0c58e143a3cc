import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { Campaign } from "../figures.ts";
import { FunnelBar } from "../funnel-bar.tsx";
import { shownRunning, useCampaignsThatAre } from "./queries.ts";

/** What is being sent at this moment. */
export function RunningCampaigns() {
  const { t } = useI18n();
  const running = useCampaignsThatAre("running", shownRunning);
  return (
    <Panel title={t("overview.running")} flush>
      {running ? (
        <ul className="divide-y divide-line">
          {running.map((campaign) => (
            <Running key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      ) : (
        <Skeleton className="mx-4 my-3.5 h-6" />
      )}
      {running?.length === 0 && (
        <p className="px-4 py-3.5 text-ink-2">{t("overview.nothingRunning")}</p>
      )}
    </Panel>
  );
}

function Running({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { stats, name, id } = campaign;
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link
          to="/campaigns/$id"
          params={{ id }}
          className="min-w-0 truncate font-semibold hover:underline"
        >
          {name}
        </Link>
        <span className="text-sm text-ink-2">
          {t("campaigns.progressText", {
            done: stats.recipients - stats.pending,
            total: stats.recipients,
          })}
        </span>
      </div>
      <FunnelBar name={name} stats={stats} height="thick" />
    </li>
  );
}
