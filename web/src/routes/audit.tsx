import { getRouteApi } from "@tanstack/react-router";
import { AuditList } from "../features/audit/audit-list.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/audit");

export function AuditPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t("nav.audit")} description={t("audit.description")} />
      <AuditList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
      />
    </>
  );
}
