import { getRouteApi } from "@tanstack/react-router";
import { ScheduledList } from "../features/campaigns/scheduled-list.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/campaigns/scheduled");

export function ScheduledPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t("nav.scheduled")} description={t("campaigns.scheduledDescription")} />
      <ScheduledList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
      />
    </>
  );
}
