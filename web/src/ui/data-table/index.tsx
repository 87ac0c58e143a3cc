import { ChevronLeft, ChevronRight, SearchX } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { nextPage, pageNumber, previousPage } from "../../lib/table-state.ts";
import { useIsPhone } from "../../lib/use-media.ts";
import { Button } from "../button.tsx";
import { Skeleton } from "../skeleton.tsx";
import { EmptyState, ErrorState } from "../states.tsx";
import { CardView } from "./card-view.tsx";
import { TableView } from "./table-view.tsx";
import { ColumnChoice, type Filter, TableToolbar } from "./toolbar.tsx";
import type { TableProps } from "./types.ts";

export type { Column, RowAction, Selection } from "./types.ts";
export type { Filter } from "./toolbar.tsx";

type Props<Row> = TableProps<Row> & { searchLabel?: string; filters?: readonly Filter[] };

/** A list of the API: one page at a time, its state in the address, cards on a phone. */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, search, onSearch, searchLabel, filters } = props;
  const phone = useIsPhone();
  const hidden = search.hide ?? columns.filter((column) => column.hidden).map(({ id }) => id);
  const shown = columns.filter((column, index) => index === 0 || !hidden.includes(column.id));
  return (
    <div className="sheet overflow-clip" aria-busy={props.fetching}>
      <TableToolbar
        search={search}
        onSearch={onSearch}
        {...(searchLabel ? { searchLabel } : {})}
        {...(filters ? { filters } : {})}
      >
        {!phone && (
          <ColumnChoice columns={columns} hidden={hidden} search={search} onSearch={onSearch} />
        )}
      </TableToolbar>
      <SelectionBar selection={props.selection} />
      <Content {...props} columns={shown} phone={phone} />
      <Pager {...props} />
    </div>
  );
}

function Content<Row>(props: Props<Row> & { phone: boolean }) {
  const { rows, problem, onRetry, phone } = props;
  const { t } = useI18n();
  if (problem && !rows) return <ErrorState problem={problem} {...(onRetry ? { onRetry } : {})} />;
  if (!rows) return <LoadingRows />;
  if (rows.length > 0) {
    return phone ? <CardView {...props} rows={rows} /> : <TableView {...props} rows={rows} />;
  }
  if (!props.filtered && !props.search.q) return props.empty;
  return (
    <EmptyState icon={<SearchX aria-hidden="true" />} title={t("list.nothingFound")}>
      {t("list.nothingFoundHint")}
    </EmptyState>
  );
}

function LoadingRows() {
  const { t } = useI18n();
  return (
    <div role="status" className="grid">
      <span className="sr-only">{t("list.loading")}</span>
      {[60, 45, 70, 52, 64, 48, 58, 66].map((width) => (
        <div
          key={width}
          className="flex h-11 items-center gap-6 border-b border-line px-4 last:border-0"
        >
          <span className="w-1/3">
            <span className="block" style={{ width: `${width}%` }}>
              <Skeleton />
            </span>
          </span>
          <Skeleton className="h-4 w-1/5" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  );
}

function SelectionBar<Row>({ selection }: Pick<TableProps<Row>, "selection">) {
  const { t } = useI18n();
  if (!selection || selection.chosen.size === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-2">
      <p role="status" className="mr-2 text-base font-semibold">
        {t("table.selected", { count: selection.count ?? selection.chosen.size })}
      </p>
      {selection.actions}
      <Button look="quiet" size="sm" onClick={() => selection.onChange(new Set())}>
        {t("table.clearSelection")}
      </Button>
    </div>
  );
}

function Pager<Row>({ rows, nextCursor, search, onSearch }: TableProps<Row>) {
  const { t } = useI18n();
  const page = pageNumber(search);
  if (page === 1 && !nextCursor) return null;
  return (
    <nav
      aria-label={t("table.pages")}
      className="flex items-center justify-end gap-2 border-t border-line px-4 py-2"
    >
      <p className="mr-auto text-sm text-ink-2">
        {t("table.page", { page, count: rows?.length ?? 0 })}
      </p>
      <Button
        size="sm"
        disabled={page === 1}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        onClick={() => onSearch(previousPage(search))}
      >
        {t("table.previous")}
      </Button>
      <Button
        size="sm"
        disabled={!nextCursor}
        onClick={() => nextCursor && onSearch(nextPage(search, nextCursor))}
      >
        {t("table.next")}
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
    </nav>
  );
}
