import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { CampaignForm } from "../features/campaigns/form/campaign-form.tsx";
import { campaignQuery } from "../features/campaigns/queries.ts";
import { usePrefetchForm } from "../features/campaigns/form/prefetch.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/campaigns/$id/edit");

export function EditCampaignPage() {
  const { t } = useI18n();
  usePrefetchForm();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(campaignQuery(id));
  // As it was when the form opened: a change by somebody else must be refused, not overwritten.
  const [campaign] = useState(data);
  const back = { to: "/campaigns/$id", params: { id } } as const;
  return (
    <>
      <PageHeader title={t("campaigns.editing", { name: campaign.name })} />
      <CampaignForm
        campaign={campaign}
        onSaved={(_saved, { when }) =>
          void navigate({ ...back, search: when === "now" ? { ask: "launch" } : {} })
        }
        cancel={
          <Button asChild>
            <Link {...back}>{t("action.cancel")}</Link>
          </Button>
        }
      />
    </>
  );
}
