import { useQuery } from "@tanstack/react-query";
import { Eye, ScrollText } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { listProps } from "../../lib/list-props.ts";
import { firstPage } from "../../lib/table-state.ts";
import { type Column, DataTable, type Filter } from "../../ui/data-table/index.tsx";
import { RowButton } from "../../ui/row-button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { About } from "./about.tsx";
import { EntryDialog } from "./entry-dialog.tsx";
import { type AuditEntry, auditQuery } from "./queries.ts";
import { actorKinds, type AuditSearch } from "./search.ts";
import { entityWords } from "./words.ts";

interface Props {
  search: AuditSearch;
  onSearch: (next: AuditSearch) => void;
}

export function AuditList({ search, onSearch }: Props) {
  const { t } = useI18n();
  const [shown, setShown] = useState<AuditEntry>();
  const entries = useQuery(auditQuery(search));
  const filters = useFilters(search, onSearch);
  return (
    <>
      <DataTable
        label={t("nav.audit")}
        columns={useColumns()}
        {...listProps(entries)}
        rowKey={({ id }) => String(id)}
        rowName={({ action }) => action}
        rowLink={(entry, content, tabIndex) => (
          <RowButton tabIndex={tabIndex} onClick={() => setShown(entry)}>
            <span className="font-mono text-sm">{content}</span>
          </RowButton>
        )}
        search={search}
        onSearch={(next) => onSearch({ ...search, ...next })}
        filters={filters}
        filtered={filters.some(({ value }) => value !== undefined)}
        actions={[{ label: t("audit.show"), icon: <Eye size={16} aria-hidden />, run: setShown }]}
        empty={
          <EmptyState icon={<ScrollText aria-hidden="true" />} title={t("audit.none")}>
            {t("audit.noneHint")}
          </EmptyState>
        }
      />
      {shown && <EntryDialog entry={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function useFilters(search: AuditSearch, onSearch: (next: AuditSearch) => void): readonly Filter[] {
  const { t } = useI18n();
  return [
    {
      id: "entity",
      label: t("audit.anyEntity"),
      value: search.entity,
      options: Object.entries(entityWords).map(([value, word]) => ({ value, label: t(word) })),
      onChange: (entity) => onSearch(firstPage({ ...search, entity, entityId: undefined })),
    },
    {
      id: "actor",
      label: t("audit.anyActor"),
      value: search.actor,
      options: actorKinds.map((value) => ({ value, label: t(`audit.actor.${value}`) })),
      onChange: (value) => {
        const actor = actorKinds.find((kind) => kind === value);
        onSearch(firstPage({ ...search, actor }));
      },
    },
  ];
}

function useColumns(): readonly Column<AuditEntry>[] {
  const { t, format } = useI18n();
  return [
    { id: "what", header: t("audit.what"), cell: ({ action }) => action },
    { id: "about", header: t("audit.about"), cell: (entry) => <About entry={entry} /> },
    {
      id: "who",
      header: t("audit.who"),
      cell: ({ actor }) => (
        <>
          {actor.name}{" "}
          {actor.kind !== "member" && (
            <span className="text-sm text-ink-3">{t(`audit.actor.${actor.kind}`)}</span>
          )}
        </>
      ),
    },
    {
      id: "address",
      header: t("audit.address"),
      hidden: true,
      cell: ({ address }) => address ?? "–",
    },
    {
      id: "at",
      header: t("audit.at"),
      align: "end",
      cell: ({ at }) => (
        <time dateTime={at} className="text-sm whitespace-nowrap text-ink-2">
          {format.dateTime(at)}
        </time>
      ),
    },
  ];
}
