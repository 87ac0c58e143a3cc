import { Link, useNavigate } from "@tanstack/react-router";
import { CampaignForm } from "../features/campaigns/form/campaign-form.tsx";
import { usePrefetchForm } from "../features/campaigns/form/prefetch.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function NewCampaignPage() {
  const { t } = useI18n();
  usePrefetchForm();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t("campaigns.create")} />
      <CampaignForm
        onSaved={({ id }, { when }) =>
          void navigate({
            to: "/campaigns/$id",
            params: { id },
            search: when === "now" ? { ask: "launch" } : {},
          })
        }
        cancel={
          <Button asChild>
            <Link to="/campaigns">{t("action.cancel")}</Link>
          </Button>
        }
      />
    </>
  );
}
