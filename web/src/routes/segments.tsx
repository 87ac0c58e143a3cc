import { getRouteApi } from "@tanstack/react-router";
import { AddSegment, SegmentTable } from "../features/segments/segment-table.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { PageHeader } from "../ui/page-header.tsx";

const route = getRouteApi("/app/segments");

export function SegmentsPage() {
  const { t } = useI18n();
  const can = useCan();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t("nav.segments")}
        description={t("segments.page")}
        actions={can("segment:write") && <AddSegment />}
      />
      <SegmentTable
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true })}
      />
    </>
  );
}
