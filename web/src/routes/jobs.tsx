import { getRouteApi } from "@tanstack/react-router";
import { JobTable } from "../features/jobs/job-table.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/jobs");

export function JobsPage() {
  const { t } = useI18n();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t("nav.jobs")} description={t("jobs.description")} />
      <JobTable
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true })}
      />
    </>
  );
}
