import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileSpreadsheet } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { listProps } from "../../lib/list-props.ts";
import type { TableSearch } from "../../lib/table-state.ts";
import { type Column, DataTable } from "../../ui/data-table/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ImportBadge } from "./import-badge.tsx";
import { type Import, importsQuery } from "./queries.ts";

interface Props {
  search: TableSearch;
  onSearch: (next: TableSearch) => void;
}

export function ImportHistory({ search, onSearch }: Props) {
  const { t } = useI18n();
  const imports = useQuery(importsQuery(search));
  return (
    <DataTable
      label={t("imports.history")}
      columns={useColumns()}
      {...listProps(imports)}
      fetching={imports.isFetching && imports.isPlaceholderData}
      rowKey={({ id }) => String(id)}
      rowName={({ name }) => name}
      rowLink={({ id }, content, tabIndex) => (
        <Link
          to="/contacts/imports/$id"
          params={{ id }}
          tabIndex={tabIndex}
          className="rounded-sm break-all hover:underline"
        >
          {content}
        </Link>
      )}
      search={search}
      onSearch={onSearch}
      empty={
        <EmptyState icon={<FileSpreadsheet aria-hidden="true" />} title={t("imports.none")}>
          {t("imports.noneHint")}
        </EmptyState>
      }
    />
  );
}

const counts = ["read", "created", "updated", "skipped", "failed"] as const;

function useColumns(): Column<Import>[] {
  const { t, format } = useI18n();
  return [
    { id: "name", header: t("imports.file"), cell: ({ name }) => name },
    {
      id: "status",
      header: t("contacts.workflowStatus"),
      card: "beside",
      cell: ({ status }) => <ImportBadge status={status} />,
    },
    ...counts.map((count): Column<Import> => ({
      id: count,
      header: t(`imports.count.${count}`),
      align: "end",
      cell: (row) => format.number(row[count]),
    })),
    {
      id: "createdAt",
      header: t("jobs.created"),
      cell: ({ createdAt }) => <RelativeTime value={createdAt} className="whitespace-nowrap" />,
    },
  ];
}
