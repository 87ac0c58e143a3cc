import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { BookText, Plus } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { listProps } from "../../lib/list-props.ts";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { firstPage } from "../../lib/table-state.ts";
import { fieldsQuery } from "../../lib/vocabulary.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { messageInWords } from "../../ui/composer/part-words.ts";
import { type Column, DataTable, type Filter, type RowAction } from "../../ui/data-table/index.tsx";
import { Dash } from "../../ui/details.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { RowButton } from "../../ui/row-button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import { problemText } from "../../ui/use-problem-text.ts";
import { DeleteMessage } from "./delete-message.tsx";
import { categoriesQuery, messagesQuery, useLibraryChanged, type Message } from "./queries.ts";
import type { LibrarySearch } from "./search.ts";

interface Props {
  search: LibrarySearch;
  onSearch: (next: LibrarySearch) => void;
}

export function LibraryList({ search, onSearch }: Props) {
  const { t } = useI18n();
  const messages = useQuery(messagesQuery(search));
  const filters = useFilters(search, onSearch);
  const { actions, dialog } = useRowActions();
  return (
    <>
      <DataTable
        label={t("nav.library")}
        columns={useColumns()}
        {...listProps(messages)}
        rowKey={({ id }) => String(id)}
        rowName={({ name }) => name}
        rowLink={({ id }, content, tabIndex) => (
          <RowButton tabIndex={tabIndex} onClick={() => onSearch({ ...search, show: id })}>
            {content}
          </RowButton>
        )}
        actions={actions}
        search={search}
        onSearch={(next) => onSearch({ ...search, ...next })}
        searchLabel={t("library.search")}
        filters={filters}
        filtered={filters.some(({ value }) => value !== undefined)}
        empty={<NoMessages />}
      />
      {dialog}
    </>
  );
}

function useFilters({ category, ...search }: LibrarySearch, onSearch: Props["onSearch"]): Filter[] {
  const { t } = useI18n();
  const { data: categories = [] } = useQuery(categoriesQuery);
  return [
    {
      id: "category",
      label: t("library.anyCategory"),
      value: category,
      options: categories.map(({ name }) => ({ value: name, label: name })),
      onChange: (next) => onSearch(firstPage({ ...search, category: next })),
    },
  ];
}

function useRowActions() {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const duplicate = useDuplicate();
  const [doomed, doom] = useState<Message>();
  const allowed = () => can("template:manage");
  const edit = (id: number) => void navigate({ to: "/message-templates/$id", params: { id } });
  const actions: RowAction<Message>[] = [
    { label: t("library.edit"), allowed, run: ({ id }) => edit(id) },
    { label: t("library.duplicate"), allowed, run: ({ id }) => duplicate.mutate(id) },
    { label: t("action.delete"), danger: true, allowed, run: doom },
  ];
  const dialog = doomed && <DeleteMessage message={doomed} onClose={() => doom(undefined)} />;
  return { actions, dialog };
}

function useDuplicate() {
  const { t } = useI18n();
  const toast = useToast();
  const changed = useLibraryChanged();
  return useMutation({
    mutationFn: (id: number) =>
      answer(api.POST("/api/campaign-templates/{id}/duplicate", { params: { path: { id } } })),
    onSuccess: async ({ name }) => {
      toast({ tone: "good", text: t("library.duplicated", { name }) });
      await changed();
    },
    onError: (error) => toast({ tone: "bad", text: problemText(problemFrom(error), t).detail }),
  });
}

function useColumns(): Column<Message>[] {
  const { t, format } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  return [
    { id: "name", header: t("library.name"), cell: ({ name }) => name },
    {
      id: "text",
      header: t("library.message"),
      cell: ({ text }) =>
        text === "" ? (
          <Dash />
        ) : (
          <span className="line-clamp-1 max-w-96">{messageInWords(text, { t, fields })}</span>
        ),
    },
    {
      id: "category",
      header: t("library.category"),
      card: "beside",
      cell: ({ category }) => (category === "" ? <Dash /> : <Badge>{category}</Badge>),
    },
    {
      id: "usage",
      header: t("library.usage"),
      align: "end",
      cell: ({ usageCount }) => format.number(usageCount),
    },
    {
      id: "updated",
      header: t("library.updated"),
      align: "end",
      cell: ({ updatedAt }) => (
        <RelativeTime value={updatedAt} className="text-sm whitespace-nowrap text-ink-2" />
      ),
    },
  ];
}

function NoMessages() {
  const { t } = useI18n();
  const can = useCan();
  return (
    <EmptyState
      icon={<BookText aria-hidden="true" />}
      title={t("library.none")}
      action={can("template:manage") && <WriteMessage />}
    >
      {t("library.noneHint")}
    </EmptyState>
  );
}

export function WriteMessage() {
  const { t } = useI18n();
  return (
    <Button asChild look="primary">
      <Link to="/message-templates/new">
        <Plus size={16} aria-hidden="true" />
        {t("library.add")}
      </Link>
    </Button>
  );
}
