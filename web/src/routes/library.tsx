import { getRouteApi } from "@tanstack/react-router";
import { LibraryList, WriteMessage } from "../features/library/library-list.tsx";
import { MessageDrawer } from "../features/library/message-drawer.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { PageHeader } from "../ui/page-header.tsx";
import type { LibrarySearch } from "../features/library/search.ts";

const route = getRouteApi("/app/message-templates");

export function LibraryPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: LibrarySearch) =>
    void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={t("library.page")}
        description={t("library.description")}
        actions={can("template:manage") && <WriteMessage />}
      />
      <LibraryList search={search} onSearch={show} />
      {search.show !== undefined && (
        <MessageDrawer id={search.show} onClose={() => show({ ...search, show: undefined })} />
      )}
    </>
  );
}
