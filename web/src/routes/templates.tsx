import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { CloudDownload, Plus } from "lucide-react";
import { ContactPicker } from "../features/campaigns/test/contact-picker.tsx";
import { accountsQuery } from "../features/connection/queries.ts";
import { ManagerLink } from "../features/templates/manager-link.tsx";
import { useSync } from "../features/templates/queries.ts";
import type { PickContact } from "../features/templates/try-out.tsx";
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
  const wabaIdOf = useWabaIds();
  return (
    <>
      <PageHeader
        title={t("nav.templates")}
        description={t("templates.description")}
        actions={<Actions wabaId={wabaIdOf(undefined)} />}
      />
      <TemplateList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
      {search.show !== undefined && (
        <TemplateDrawer
          id={search.show}
          wabaIdOf={wabaIdOf}
          pickContact={can("contact:view") ? pickContact : undefined}
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

const pickContact: PickContact = (chosen, onChoose) => (
  <ContactPicker chosen={chosen} onChoose={onChoose} error={undefined} />
);

function Actions({ wabaId }: { wabaId: string | undefined }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <>
      <ManagerLink wabaId={wabaId} />
      {can("template:manage") && (
        <>
          <SyncButton />
          <Button asChild look="primary">
            <Link to="/whatsapp/templates/new">
              <Plus size={16} aria-hidden="true" />
              {t("templates.new")}
            </Link>
          </Button>
        </>
      )}
    </>
  );
}

/** Meta's id of an account, for whoever may see the connection; of the only one if none is named. */
function useWabaIds() {
  const can = useCan();
  const { data } = useQuery({ ...accountsQuery, enabled: can("channel:view") });
  const accounts = data?.items ?? [];
  return (accountId: number | undefined): string | undefined =>
    accounts.find(({ id }) => accountId === undefined || id === accountId)?.wabaId;
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
      busy={sync.isPending}
      icon={<CloudDownload size={16} aria-hidden="true" />}
      onClick={run}
    >
      {t("templates.sync")}
    </Button>
  );
}
