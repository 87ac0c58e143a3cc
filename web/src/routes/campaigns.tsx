import { getRouteApi, Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { CampaignList } from "../features/campaigns/campaign-list.tsx";
import { ListOrCalendar } from "../features/campaigns/calendar/list-or-calendar.tsx";
import type { CampaignsSearch } from "../features/campaigns/search.ts";
import { mayBegin } from "../features/campaigns/may-begin.ts";
import { StopAll } from "../features/campaigns/stop-all.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";
import { onDemand } from "../ui/on-demand.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const Calendar = onDemand(
  async () => (await import("../features/campaigns/calendar/calendar.tsx")).Calendar,
  <Skeleton className="h-[40rem] w-full" />,
);

const route = getRouteApi("/app/campaigns");

export function CampaignsPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: CampaignsSearch) => void navigate({ search: next, replace: true });
  return (
    <>
      <PageHeader
        title={t("nav.campaigns")}
        description={t("campaigns.description")}
        actions={
          <>
            <StopAll />
            {mayBegin(can) && (
              <Button asChild look="primary">
                <Link to="/campaigns/new">
                  <Plus size={16} aria-hidden="true" />
                  {t("campaigns.create")}
                </Link>
              </Button>
            )}
          </>
        }
      />
      <div className="mb-3 flex justify-end">
        <ListOrCalendar search={search} onSearch={show} />
      </div>
      {search.view === undefined ? (
        <CampaignList search={search} onSearch={show} />
      ) : (
        <Calendar search={search} onSearch={show} />
      )}
    </>
  );
}
