import { useI18n } from "../../lib/i18n/index.tsx";
import { CheckBox } from "../toggles.tsx";
import { RowMenu } from "./row-menu.tsx";
import { toggled } from "./selection.ts";
import type { TableProps } from "./types.ts";

type ViewProps<Row> = TableProps<Row> & { rows: readonly Row[] };

/** A table on a phone: a card per row, every column a line with its name. */
export function CardView<Row>(props: ViewProps<Row>) {
  return (
    <ul aria-label={props.label} className="divide-y divide-line">
      {props.rows.map((row) => (
        <li key={props.rowKey(row)} className="grid gap-2 px-4 py-3">
          <CardHead row={row} table={props} />
          <CardLines row={row} table={props} />
        </li>
      ))}
    </ul>
  );
}

function CardHead<Row>({ row, table }: { row: Row; table: ViewProps<Row> }) {
  const { t } = useI18n();
  const { columns, rowKey, rowName, rowLink, actions, selection } = table;
  const [first, ...others] = columns;
  const title = first?.cell(row);
  const name = rowName(row);
  return (
    <div className="flex min-h-8 items-center gap-2.5">
      {selection && (
        <CheckBox
          aria-label={t("table.select", { name })}
          checked={selection.chosen.has(rowKey(row))}
          onChange={() => selection.onChange(toggled(selection.chosen, rowKey(row)))}
        />
      )}
      <div className="min-w-0 flex-1 font-semibold">{rowLink ? rowLink(row, title, 0) : title}</div>
      {others
        .filter((column) => column.card === "beside")
        .map((column) => (
          <div key={column.id}>{column.cell(row)}</div>
        ))}
      {actions && <RowMenu row={row} name={name} actions={actions} />}
    </div>
  );
}

function CardLines<Row>({ row, table }: { row: Row; table: ViewProps<Row> }) {
  const lines = table.columns.slice(1).filter((column) => column.card === undefined);
  if (lines.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
      {lines.map((column) => (
        <div key={column.id} className="contents">
          <dt className="text-ink-3">{column.header}</dt>
          <dd className="min-w-0 text-right">{column.cell(row)}</dd>
        </div>
      ))}
    </dl>
  );
}
