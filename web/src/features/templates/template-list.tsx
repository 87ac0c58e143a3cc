import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { listProps } from "../../lib/list-props.ts";
import { firstPage } from "../../lib/table-state.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, DataTable, type Filter } from "../../ui/data-table/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { RowButton } from "../../ui/row-button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { languagesQuery, type Template, templatesQuery } from "./queries.ts";
import type { TemplatesSearch } from "./search.ts";
import {
  categories,
  filterStatuses,
  partWord,
  qualities,
  qualityWord,
  templateStatus,
} from "./words.ts";

interface Props {
  search: TemplatesSearch;
  onSearch: (next: TemplatesSearch) => void;
}

export function TemplateList({ search, onSearch }: Props) {
  const { t } = useI18n();
  const templates = useQuery(templatesQuery(search));
  const filters = useFilters(search, onSearch);
  return (
    <DataTable
      label={t("nav.templates")}
      columns={useColumns()}
      {...listProps(templates)}
      rowKey={({ id }) => String(id)}
      rowName={({ name, language }) => `${name} ${language}`}
      rowLink={({ id }, content, tabIndex) => (
        <RowButton tabIndex={tabIndex} onClick={() => onSearch({ ...search, show: id })}>
          {content}
        </RowButton>
      )}
      search={search}
      onSearch={(next) => onSearch({ ...search, ...next })}
      searchLabel={t("templates.search")}
      filters={filters}
      filtered={filters.some(({ value }) => value !== undefined)}
      empty={
        <EmptyState icon={<LayoutTemplate aria-hidden="true" />} title={t("templates.none")}>
          {t("templates.noneHint")}
        </EmptyState>
      }
    />
  );
}

function useFilters(
  search: TemplatesSearch,
  onSearch: (next: TemplatesSearch) => void,
): readonly Filter[] {
  const { t } = useI18n();
  const { data: languages } = useQuery(languagesQuery);
  return [
    {
      id: "status",
      label: t("templates.anyStatus"),
      value: search.status,
      options: filterStatuses.map((value) => ({ value, label: t(templateStatus(value).word) })),
      onChange: (status) => onSearch(firstPage({ ...search, status })),
    },
    {
      id: "category",
      label: t("templates.anyCategory"),
      value: search.category,
      options: categories.map(({ value, word }) => ({ value, label: t(word) })),
      onChange: (category) => onSearch(firstPage({ ...search, category })),
    },
    {
      id: "language",
      label: t("templates.anyLanguage"),
      value: search.language,
      options: (languages?.items ?? []).map((value) => ({ value, label: value })),
      onChange: (language) => onSearch(firstPage({ ...search, language })),
    },
    {
      id: "quality",
      label: t("templates.anyQuality"),
      value: search.quality,
      options: qualities.map((value) => ({ value, label: t(qualityWord(value)) })),
      onChange: (quality) => onSearch(firstPage({ ...search, quality })),
    },
  ];
}

function useColumns(): readonly Column<Template>[] {
  const { t, format } = useI18n();
  return [
    { id: "name", header: t("templates.name"), cell: (template) => <Name template={template} /> },
    {
      id: "status",
      header: t("templates.status"),
      card: "beside",
      cell: ({ status }) => <TemplateStatusBadge status={status} />,
    },
    { id: "language", header: t("templates.language"), cell: ({ language }) => language },
    {
      id: "category",
      header: t("templates.category"),
      cell: ({ category }) => <Category category={category} />,
    },
    {
      id: "quality",
      header: t("templates.quality"),
      cell: ({ quality }) => t(qualityWord(quality)),
    },
    {
      id: "variables",
      header: t("templates.variables"),
      align: "end",
      cell: ({ variables }) => format.number(variables.length),
    },
    {
      id: "synced",
      header: t("templates.lastSynced"),
      align: "end",
      cell: ({ lastSyncedAt }) => (
        <RelativeTime value={lastSyncedAt} className="text-sm whitespace-nowrap text-ink-2" />
      ),
    },
  ];
}

/** A kind that cannot be sent says so in the list already. */
function Name({ template: { name, unsendablePart } }: { template: Template }) {
  const { t } = useI18n();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {name}
      {unsendablePart !== null && <Badge tone="warn">{t(partWord(unsendablePart))}</Badge>}
    </span>
  );
}

function Category({ category }: { category: string }) {
  const { t } = useI18n();
  const known = categories.find(({ value }) => value === category);
  return known ? t(known.word) : category;
}

export function TemplateStatusBadge({ status }: { status: string }) {
  const { t } = useI18n();
  const { word, look } = templateStatus(status);
  return <StatusBadge look={look} label={t(word)} />;
}
