import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChartLine, Printer } from "lucide-react";
import { TimeZoneProvider, useI18n } from "../../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../../lib/problem.ts";
import { Button } from "../../../../ui/button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { PageSkeleton } from "../../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../../ui/states.tsx";
import { type Campaign, isLaunched, isMoving } from "../../figures.ts";
import { CampaignStatusBadge } from "../../status.tsx";
import { useCampaign } from "../../use-campaign.ts";
import { Breakdown } from "./breakdown.tsx";
import { Buttons, Cost, Waits, Why } from "./details.tsx";
import { Funnel } from "./funnel.tsx";
import { Groups } from "./groups.tsx";
import { Heat } from "./heat.tsx";
import { type Analytics, analyticsQuery } from "./queries.ts";
import { Rates } from "./rates.tsx";
import { SaveMenu } from "./save-menu.tsx";
import { TimelineChart } from "./timeline-chart.tsx";

export function AnalyticsPage({ id }: { id: number }) {
  const { t } = useI18n();
  const { data: campaign, error, refetch } = useCampaign(id);
  if (!campaign) {
    if (!error) return <PageSkeleton />;
    return <ErrorState level={1} problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  const launched = isLaunched(campaign);
  return (
    <>
      <PageHeader
        title={campaign.name}
        mark={<CampaignStatusBadge status={campaign.status} />}
        description={t("analytics.title")}
        actions={<Actions campaign={campaign} />}
      />
      {launched ? (
        // Its hours are those of the campaign, wherever the business is.
        <TimeZoneProvider timeZone={campaign.timezone}>
          <Figures campaign={campaign} />
        </TimeZoneProvider>
      ) : (
        <EmptyState icon={<ChartLine aria-hidden="true" />} title={t("analytics.notYet")}>
          {t("analytics.notYetHint")}
        </EmptyState>
      )}
    </>
  );
}

function Actions({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button asChild>
        <Link to="/campaigns/$id" params={{ id: campaign.id }}>
          {t("analytics.toCampaign")}
        </Link>
      </Button>
      {isLaunched(campaign) && (
        <>
          <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            {t("analytics.print")}
          </Button>
          <SaveMenu id={campaign.id} />
        </>
      )}
    </div>
  );
}

function Figures({ campaign }: { campaign: Campaign }) {
  const moving = isMoving(campaign);
  const { data, error, refetch } = useQuery(analyticsQuery(campaign.id, moving));
  if (!data) {
    if (!error) return <PageSkeleton />;
    return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  return <Sheets campaign={campaign} analytics={data} moving={moving} />;
}

interface SheetsProps {
  campaign: Campaign;
  analytics: Analytics;
  moving: boolean;
}

function Sheets({ campaign, analytics, moving }: SheetsProps) {
  const { t, format } = useI18n();
  const { behindSince } = analytics;
  return (
    <div className="grid gap-5">
      {behindSince !== null && (
        <p role="status" className="rounded-md bg-warn-soft px-4 py-2.5 text-warn">
          {t("analytics.behind", { time: format.time(behindSince) })}
        </p>
      )}
      <Rates analytics={analytics} />
      <TimelineChart id={campaign.id} moving={moving} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <Funnel counts={analytics.counts} />
          <Waits analytics={analytics} />
        </div>
        <div className="grid min-w-0 gap-5">
          <Why id={campaign.id} analytics={analytics} />
          <Cost analytics={analytics} />
        </div>
      </div>
      <Heat analytics={analytics} />
      <Buttons analytics={analytics} />
      <Breakdown id={campaign.id} />
      <Groups campaign={campaign} />
    </div>
  );
}
