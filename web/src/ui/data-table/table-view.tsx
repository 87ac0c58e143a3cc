import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { sortOf, toggledSort } from "../../lib/table-state.ts";
import { CheckBox } from "../toggles.tsx";
import { RowMenu } from "./row-menu.tsx";
import { pageState, toggled, toggledPage } from "./selection.ts";
import type { Column, Selection, TableProps } from "./types.ts";
import { useRowKeys } from "./use-row-keys.ts";

type ViewProps<Row> = TableProps<Row> & { rows: readonly Row[] };

export function TableView<Row>(props: ViewProps<Row>) {
  const { label, columns, rows, rowKey, selection } = props;
  const toggle = (index: number) => {
    const row = rows[index];
    if (row && selection) selection.onChange(toggled(selection.chosen, rowKey(row)));
  };
  const { active, body, onRowFocus } = useRowKeys(rows.length, selection && toggle);
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse text-base">
        <thead>
          <tr className="border-b border-line text-left">
            {selection && <PageBox {...props} selection={selection} />}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} table={props} />
            ))}
            {props.actions && <ActionsHeader />}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <BodyRow
              key={rowKey(row)}
              row={row}
              table={props}
              reachable={index === active}
              onFocus={() => onRowFocus(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PageBox<Row>({ rows, rowKey, selection }: ViewProps<Row> & { selection: Selection }) {
  const { t } = useI18n();
  const page = rows.map(rowKey);
  return (
    <th scope="col" className="w-11 py-2 pl-4">
      <CheckBox
        aria-label={t("table.selectPage")}
        checked={pageState(selection.chosen, page)}
        onChange={() => selection.onChange(toggledPage(selection.chosen, page))}
      />
    </th>
  );
}

function ActionsHeader() {
  const { t } = useI18n();
  return (
    <th scope="col" className="w-12">
      <span className="sr-only">{t("table.actions")}</span>
    </th>
  );
}

const headText = "text-sm font-semibold text-ink-2 whitespace-nowrap";

function HeaderCell<Row>({ column, table }: { column: Column<Row>; table: ViewProps<Row> }) {
  const sort = sortOf(table.search);
  const sorted = column.sort !== undefined && sort?.by === column.sort ? sort.direction : undefined;
  const end = column.align === "end";
  return (
    <th
      scope="col"
      aria-sort={sorted ?? (column.sort ? "none" : undefined)}
      style={column.width ? { width: column.width } : undefined}
      className={classes("px-3 py-1.5 first:pl-4 last:pr-4", headText, end && "text-right")}
    >
      {column.sort === undefined ? (
        column.header
      ) : (
        <button
          type="button"
          onClick={() => table.onSearch(toggledSort(table.search, column.sort ?? ""))}
          className={classes(
            "group -mx-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 hover:bg-paper-3 hover:text-ink",
            sorted && "text-ink",
            end && "flex-row-reverse",
          )}
        >
          {column.header}
          <SortMark sorted={sorted} />
        </button>
      )}
    </th>
  );
}

function SortMark({ sorted }: { sorted: "ascending" | "descending" | undefined }) {
  if (sorted) {
    const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
    return <Arrow size={14} aria-hidden="true" className="text-accent" />;
  }
  return (
    <ChevronsUpDown
      size={13}
      aria-hidden="true"
      className="opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
    />
  );
}

interface RowProps<Row> {
  row: Row;
  table: ViewProps<Row>;
  reachable: boolean;
  onFocus: () => void;
}

function BodyRow<Row>({ row, table, reachable, onFocus }: RowProps<Row>) {
  const { t } = useI18n();
  const { columns, rowKey, rowName, actions, selection } = table;
  const key = rowKey(row);
  const chosen = selection?.chosen.has(key) ?? false;
  const tabIndex = reachable ? 0 : -1;
  return (
    <tr
      onFocus={onFocus}
      data-chosen={chosen || undefined}
      className="border-b border-line last:border-0 focus-within:bg-paper-2 hover:bg-paper-2 data-chosen:bg-accent-soft"
    >
      {selection && (
        <td className="py-2 pl-4">
          <CheckBox
            aria-label={t("table.select", { name: rowName(row) })}
            checked={chosen}
            tabIndex={tabIndex}
            onChange={() => selection.onChange(toggled(selection.chosen, key))}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <BodyCell
          key={column.id}
          column={column}
          row={row}
          tabIndex={tabIndex}
          {...(index === 0 ? { title: table } : {})}
        />
      ))}
      {actions && (
        <td className="py-1 pr-3 text-right">
          <RowMenu row={row} name={rowName(row)} actions={actions} tabIndex={tabIndex} />
        </td>
      )}
    </tr>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  tabIndex: number;
  /** Given for the cell that names the row and leads to it. */
  title?: ViewProps<Row>;
}

function BodyCell<Row>({ column, row, tabIndex, title }: CellProps<Row>) {
  const content = column.cell(row);
  const link = title?.rowLink;
  return (
    <td
      {...(title ? { "data-row-focus": "" } : {})}
      {...(title && !link ? { tabIndex } : {})}
      className={classes(
        "max-w-96 px-3 py-2 first:pl-4 last:pr-4",
        column.align === "end" && "text-right",
        title && "font-semibold",
      )}
    >
      {link ? link(row, content, tabIndex) : content}
    </td>
  );
}
