import { getRouteApi } from "@tanstack/react-router";
import { FileDrop } from "../features/imports/file-drop.tsx";
import { ImportHistory } from "../features/imports/import-history.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/contacts/imports");

export function ImportsPage() {
  const { t } = useI18n();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t("imports.contacts")} description={t("imports.description")} />
      <div className="grid gap-5">
        <FileDrop />
        <ImportHistory
          search={route.useSearch()}
          onSearch={(search) => void navigate({ search, replace: true })}
        />
      </div>
    </>
  );
}
