import { Link } from "@tanstack/react-router";
import { ChartLine } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import type { Live } from "../../../lib/use-live.ts";
import { Button } from "../../../ui/button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PageSkeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { type Campaign, isLaunched } from "../figures.ts";
import type { CampaignSearch } from "../search.ts";
import { CampaignStatusBadge } from "../status.tsx";
import { useCampaign } from "../use-campaign.ts";
import { Actions } from "./actions.tsx";
import { Attention } from "./attention.tsx";
import { Details } from "./details.tsx";
import { FigureRow } from "./figure-row.tsx";
import { History } from "./history.tsx";
import { BeforeLaunch } from "./before-launch.tsx";
import { Progress } from "./progress.tsx";
import { Recipients } from "./recipients.tsx";
import { onDemand } from "../../../ui/on-demand.tsx";
import { WhatTheyGet } from "./what-they-get.tsx";

const Replies = onDemand(async () => (await import("./replies.tsx")).Replies);

interface Props {
  id: number;
  search: CampaignSearch;
  onSearch: (next: CampaignSearch) => void;
}

export function CampaignPage({ id, search, onSearch }: Props) {
  const { data: campaign, error, refetch, live } = useCampaign(id);
  if (!campaign) {
    if (!error) return <PageSkeleton />;
    return <ErrorState level={1} problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <PageHeader
        title={campaign.name}
        mark={<CampaignStatusBadge status={campaign.status} />}
        actions={
          <>
            {isLaunched(campaign) && <ToAnalytics id={id} />}
            <Actions campaign={campaign} />
          </>
        }
      />
      <div className="grid gap-5">
        <Attention campaign={campaign} />
        {isLaunched(campaign) ? (
          <Launched campaign={campaign} live={live} search={search} onSearch={onSearch} />
        ) : (
          <Unlaunched campaign={campaign} live={live} />
        )}
      </div>
    </>
  );
}

function ToAnalytics({ id }: { id: number }) {
  const { t } = useI18n();
  return (
    <Button asChild>
      <Link to="/campaigns/$id/analytics" params={{ id }}>
        <ChartLine size={16} aria-hidden="true" />
        {t("campaigns.analytics")}
      </Link>
    </Button>
  );
}

interface PartProps {
  campaign: Campaign;
  live: Live;
}

const columns = "grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]";

function Launched({ campaign, live, search, onSearch }: PartProps & Omit<Props, "id">) {
  const { id, status, segmentId, message, stats } = campaign;
  return (
    <>
      <Progress campaign={campaign} live={live} />
      <FigureRow stats={stats} />
      <div className={columns}>
        <div className="grid gap-5">
          <Recipients {...{ id, status, search, onSearch }} heard={live.rows} />
          <Replies id={id} stats={stats} />
        </div>
        <div className="grid gap-5">
          <WhatTheyGet id={id} segmentId={segmentId} message={message} />
          <Details campaign={campaign} />
          <History id={id} events={live.events} />
        </div>
      </div>
    </>
  );
}

function Unlaunched({ campaign, live }: PartProps) {
  return (
    <>
      <BeforeLaunch campaign={campaign} />
      <div className={columns}>
        <WhatTheyGet id={campaign.id} segmentId={campaign.segmentId} message={campaign.message} />
        <div className="grid gap-5">
          <Details campaign={campaign} />
          <History id={campaign.id} events={live.events} />
        </div>
      </div>
    </>
  );
}
