import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Filter, Plus } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import type { TableSearch } from "../../lib/table-state.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { type Column, DataTable, type RowAction } from "../../ui/data-table/index.tsx";
import { Dash } from "../../ui/details.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { DeleteSegment } from "./delete-segment.tsx";
import { type Segment, segmentsQuery } from "./queries.ts";
import { useRefresh } from "./use-refresh.ts";

interface Props {
  search: TableSearch;
  onSearch: (next: TableSearch) => void;
}

export function SegmentTable({ search, onSearch }: Props) {
  const { t } = useI18n();
  const { data, error, isFetching, refetch } = useQuery(segmentsQuery(search));
  const { actions, busy, dialog } = useRowActions();
  return (
    <>
      <DataTable
        label={t("nav.segments")}
        searchLabel={t("segments.search")}
        columns={useSegmentColumns()}
        rows={data?.items}
        nextCursor={data?.nextCursor}
        rowKey={({ id }) => String(id)}
        rowName={({ name }) => name}
        rowLink={(segment, content, tabIndex) => (
          <Link
            to="/segments/$id"
            params={{ id: segment.id }}
            tabIndex={tabIndex}
            className="rounded-sm hover:underline"
          >
            {content}
          </Link>
        )}
        actions={actions}
        search={search}
        onSearch={onSearch}
        fetching={isFetching || busy}
        problem={error ? problemFrom(error) : undefined}
        onRetry={() => void refetch()}
        empty={<NoSegments />}
      />
      {dialog}
    </>
  );
}

function useRowActions() {
  const { t } = useI18n();
  const can = useCan();
  const refresh = useMutation(useRefresh());
  const [doomed, doom] = useState<Segment>();
  const allowed = () => can("segment:write");
  const actions: RowAction<Segment>[] = [
    { label: t("segments.refresh"), allowed, run: ({ id }) => refresh.mutate(id) },
    { label: t("action.delete"), danger: true, allowed, run: doom },
  ];
  const dialog = doomed && <DeleteSegment segment={doomed} onClose={() => doom(undefined)} />;
  return { actions, busy: refresh.isPending, dialog };
}

function useSegmentColumns(): Column<Segment>[] {
  const { t, format } = useI18n();
  return [
    { id: "name", header: t("segments.name"), cell: ({ name }) => name },
    {
      id: "contactCount",
      header: t("segments.alreadyCounted"),
      align: "end",
      cell: ({ contactCount }) => (contactCount === null ? <Dash /> : format.number(contactCount)),
    },
    {
      id: "kind",
      header: t("segments.kind"),
      cell: ({ isDynamic }) => (
        <Badge tone={isDynamic ? "accent" : "neutral"}>
          {t(isDynamic ? "segments.dynamicShort" : "segments.staticShort")}
        </Badge>
      ),
    },
    {
      id: "description",
      header: t("segments.description"),
      card: "out",
      cell: ({ description }) =>
        description === "" ? <Dash /> : <span className="line-clamp-1">{description}</span>,
    },
    {
      id: "lastRefreshedAt",
      header: t("segments.lastRefreshed"),
      cell: ({ lastRefreshedAt }) =>
        lastRefreshedAt === null ? (
          <Dash />
        ) : (
          <RelativeTime value={lastRefreshedAt} className="whitespace-nowrap" />
        ),
    },
  ];
}

function NoSegments() {
  const { t } = useI18n();
  const can = useCan();
  return (
    <EmptyState
      icon={<Filter aria-hidden="true" />}
      title={t("segments.none")}
      action={can("segment:write") && <AddSegment />}
    >
      {t("segments.noneHint")}
    </EmptyState>
  );
}

export function AddSegment() {
  const { t } = useI18n();
  return (
    <Button asChild look="primary">
      <Link to="/segments/new">
        <Plus size={16} aria-hidden="true" />
        {t("segments.add")}
      </Link>
    </Button>
  );
}
