import { Link } from "@tanstack/react-router";
import { BookOpen, type LucideIcon, Plus, Smartphone } from "lucide-react";
import { mayBegin } from "../features/campaigns/may-begin.ts";
import { LastCampaigns } from "../features/campaigns/overview/last.tsx";
import { NextCampaigns } from "../features/campaigns/overview/next.tsx";
import { RunningCampaigns } from "../features/campaigns/overview/running.tsx";
import { CampaignTiles } from "../features/campaigns/overview/tiles.tsx";
import { useCampaignConcerns } from "../features/campaigns/overview/use-campaign-concerns.ts";
import { useConnectionConcerns } from "../features/connection/use-connection-concerns.ts";
import { PeopleTile } from "../features/overview/people-tile.tsx";
import { useJobConcerns } from "../features/overview/use-job-concerns.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan, useSession } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";
import { Concerns } from "../ui/concerns.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StatRow } from "../ui/stat-tile.tsx";

export function Home() {
  const { t } = useI18n();
  const can = useCan();
  const { member, business } = useSession();
  return (
    <>
      <PageHeader
        title={t("home.greeting", { name: member.name })}
        description={t("overview.description", { business: business.name })}
        actions={
          mayBegin(can) && (
            <Button asChild look="primary">
              <Link to="/campaigns/new">
                <Plus size={16} aria-hidden="true" />
                {t("campaigns.create")}
              </Link>
            </Button>
          )
        }
      />
      <div className="grid gap-5">
        {can("campaign:view") && <Campaigns />}
        <Doors />
      </div>
    </>
  );
}

function Campaigns() {
  return (
    <>
      <StatRow>
        <PeopleTile />
        <CampaignTiles />
      </StatRow>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <RunningCampaigns />
          <LastCampaigns />
        </div>
        <div className="order-first grid min-w-0 gap-5 xl:order-none">
          <NeedsYou />
          <NextCampaigns />
        </div>
      </div>
    </>
  );
}

function NeedsYou() {
  const { t } = useI18n();
  const connection = useConnectionConcerns();
  const campaigns = useCampaignConcerns();
  const jobs = useJobConcerns();
  const concerns = connection && campaigns && [...connection, ...campaigns, ...jobs];
  return (
    <Panel title={t("overview.problems")} flush>
      {concerns ? (
        <Concerns concerns={concerns} allWell={t("overview.allWell")} />
      ) : (
        <Skeleton className="mx-4 my-3.5 h-6" />
      )}
    </Panel>
  );
}

function Doors() {
  const { t } = useI18n();
  const { mode } = useSession();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {mode === "local" && (
        <Door
          href="/simulator"
          icon={Smartphone}
          title={t("home.simulator")}
          text={t("home.simulatorHint")}
        />
      )}
      <Door
        href="/api/docs"
        icon={BookOpen}
        title={t("home.apiDocs")}
        text={t("home.apiDocsHint")}
      />
    </ul>
  );
}

interface DoorProps {
  href: string;
  icon: LucideIcon;
  title: string;
  text: string;
}

/** Leads out of the app, to a page that another Worker serves. */
function Door({ href, icon: Icon, title, text }: DoorProps) {
  return (
    <li>
      <a href={href} className="sheet flex h-full items-start gap-3.5 p-4 hover:border-line-2">
        <Icon size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
        <span>
          <span className="block font-semibold">{title}</span>
          <span className="block text-base text-ink-2">{text}</span>
        </span>
      </a>
    </li>
  );
}
