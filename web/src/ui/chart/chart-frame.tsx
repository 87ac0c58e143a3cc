import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Panel } from "../panel.tsx";

export interface Rows {
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The same as numbers: for whoever cannot see the chart, or wants to know exactly. */
  table: Rows;
  children: ReactNode;
}

/** A chart with its name, and its numbers one press away. */
export function ChartFrame({ title, description, actions, table, children }: Props) {
  const { t } = useI18n();
  const [asTable, show] = useState(false);
  const Icon = asTable ? ChartLine : Table2;
  return (
    <Panel
      title={title}
      description={description}
      actions={
        <Button
          size="sm"
          look="quiet"
          className="print:hidden"
          icon={<Icon size={15} aria-hidden="true" />}
          aria-pressed={asTable}
          onClick={() => show(!asTable)}
        >
          {t(asTable ? "analytics.showChart" : "analytics.showTable")}
        </Button>
      }
    >
      {actions && <div className="mb-3 flex flex-wrap gap-2 print:hidden">{actions}</div>}
      {asTable ? <PlainTable label={title} {...table} /> : children}
    </Panel>
  );
}

/** The first column names the row, the others are numbers. */
export function PlainTable({ label, head, rows }: Rows & { label: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      // Whoever has no pointer scrolls it by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-96 overflow-auto print:max-h-none"
    >
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            {head.map((name, at) => (
              <th key={name} scope="col" className={cell(at)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line} className="border-b border-line last:border-0">
              {row.map((value, at) =>
                at === 0 ? (
                  <th key={at} scope="row" className={cell(at)}>
                    {value}
                  </th>
                ) : (
                  <td key={at} className={cell(at)}>
                    {value}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cell = (at: number): string =>
  at === 0 ? "py-1.5 pr-3 text-left font-normal" : "py-1.5 pl-3 text-right font-normal";
