import { getRouteApi, Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { CampaignList } from "../features/campaigns/campaign-list.tsx";
import { StopAll } from "../features/campaigns/stop-all.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/campaigns");

export function CampaignsPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t("nav.campaigns")}
        description={t("campaigns.description")}
        actions={
          <>
            <StopAll />
            {can("campaign:create") && (
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
      <CampaignList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
      />
    </>
  );
}
