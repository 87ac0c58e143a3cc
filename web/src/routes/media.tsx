import { getRouteApi } from "@tanstack/react-router";
import { Library } from "../features/media/library.tsx";
import { MediaDrawer } from "../features/media/media-drawer.tsx";
import type { MediaPageSearch } from "../features/media/search.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/media");

export function MediaPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: MediaPageSearch) =>
    void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader title={t("nav.media")} description={t("media.description")} />
      <Library search={search} onSearch={go} />
      {search.show !== undefined && (
        <MediaDrawer id={search.show} onClose={() => go({ ...search, show: undefined })} />
      )}
    </>
  );
}
