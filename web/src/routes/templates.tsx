import { getRouteApi } from "@tanstack/react-router";
import { CloudDownload } from "lucide-react";
import { useSync } from "../features/templates/queries.ts";
import { TemplateDrawer } from "../features/templates/template-drawer.tsx";
import { TemplateList } from "../features/templates/template-list.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { problemFrom } from "../lib/problem.ts";
import { useCan } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useToast } from "../ui/toast.tsx";
import { problemText } from "../ui/use-problem-text.ts";

const route = getRouteApi("/app/whatsapp/templates");

export function TemplatesPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t("nav.templates")}
        description={t("templates.description")}
        actions={can("template:manage") && <SyncButton />}
      />
      <TemplateList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
      {search.show !== undefined && (
        <TemplateDrawer
          id={search.show}
          onClose={() =>
            void navigate({
              search: { ...search, show: undefined },
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </>
  );
}

function SyncButton() {
  const { t } = useI18n();
  const toast = useToast();
  const sync = useSync();
  const run = () =>
    sync.mutate(undefined, {
      onSuccess: (result) => toast({ tone: "good", text: t("templates.synced", result) }),
      onError: (error) => toast({ tone: "bad", text: problemText(problemFrom(error), t).detail }),
    });
  return (
    <Button
      look="primary"
      busy={sync.isPending}
      icon={<CloudDownload size={16} aria-hidden="true" />}
      onClick={run}
    >
      {t("templates.sync")}
    </Button>
  );
}
