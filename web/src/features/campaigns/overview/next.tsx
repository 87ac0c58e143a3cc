import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { Campaign } from "../figures.ts";
import { nextOf } from "./next-of.ts";
import { askedScheduled, useCampaignsThatAre } from "./queries.ts";

/** What goes out by itself, soonest first. */
export function NextCampaigns() {
  const { t } = useI18n();
  const scheduled = useCampaignsThatAre("scheduled", askedScheduled);
  const next = scheduled && nextOf(scheduled);
  return (
    <Panel
      title={t("overview.next")}
      flush
      actions={
        <Link to="/campaigns/scheduled" className="px-2 text-sm text-ink-2 hover:underline">
          {t("overview.all")}
        </Link>
      }
    >
      {next ? (
        <ul className="divide-y divide-line">
          {next.map((campaign) => (
            <Next key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      ) : (
        <Skeleton className="mx-4 my-3.5 h-6" />
      )}
      {next?.length === 0 && <p className="px-4 py-3.5 text-ink-2">{t("overview.nothingNext")}</p>}
    </Panel>
  );
}

function Next({ campaign: { id, name, schedule, stats } }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  return (
    <li className="grid gap-0.5 px-4 py-2.5">
      <div className="flex items-baseline justify-between gap-4">
        <Link
          to="/campaigns/$id"
          params={{ id }}
          className="min-w-0 truncate font-semibold hover:underline"
        >
          {name}
        </Link>
        {schedule && (
          <RelativeTime value={schedule.at} className="shrink-0 text-sm whitespace-nowrap" />
        )}
      </div>
      <p className="text-sm text-ink-2">
        {schedule && format.dateTime(schedule.at)} ·{" "}
        {t("campaigns.people", { count: stats.recipients })}
      </p>
    </li>
  );
}
