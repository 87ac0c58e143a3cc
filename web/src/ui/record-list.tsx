import type { ReactNode } from "react";

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  children: (row: Row) => ReactNode;
}

/** A short list that needs no table: a handful of things, each with a line or two. */
export function RecordList<Row>({ label, rows, rowKey, children }: Props<Row>) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {rows.map((row) => (
        <li key={rowKey(row)}>{children(row)}</li>
      ))}
    </ul>
  );
}

interface LineProps {
  mark?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  actions?: ReactNode;
}

export function RecordLine({ mark, title, note, end, actions }: LineProps) {
  return (
    <div className="flex min-h-13 items-center gap-3 py-2 pr-3 pl-4">
      {mark}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 font-semibold break-words">{title}</div>
        {note && <div className="text-sm text-ink-3">{note}</div>}
      </div>
      {end && <div className="shrink-0 text-right text-sm text-ink-2">{end}</div>}
      {actions}
    </div>
  );
}
