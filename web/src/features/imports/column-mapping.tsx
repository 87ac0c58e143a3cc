import { targets as knownTargets } from "@siar/core/imports/schema";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { DeclaredField } from "../../lib/vocabulary.ts";
import { Select, type Option } from "../../ui/select.tsx";
import type { ImportPreview } from "./queries.ts";

interface Props {
  preview: ImportPreview;
  fields: readonly DeclaredField[];
  targets: readonly string[];
  onTargets: (targets: readonly string[]) => void;
}

function useTargetOptions(fields: readonly DeclaredField[]): Option[] {
  const { t } = useI18n();
  return [
    { value: "", label: t("imports.ignore") },
    ...knownTargets.map((target) => ({ value: target, label: t(`imports.target.${target}`) })),
    ...fields.map(({ key, label }) => ({ value: `attributes.${key}`, label })),
  ];
}

/** The first rows as a table, over each column what becomes of it. */
export function ColumnMapping(props: Props) {
  const { t } = useI18n();
  return (
    <div
      role="region"
      aria-label={t("imports.mapping")}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls sideways has to be reachable by keyboard.
      tabIndex={0}
      className="max-h-[28rem] overflow-auto -outline-offset-2"
    >
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 bg-paper-2">
          <Headers {...props} />
        </thead>
        <tbody>
          {props.preview.rows.map((cells, line) => (
            <Cells key={line} cells={cells} targets={props.targets} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Headers({ preview, fields, targets, onTargets }: Props) {
  const { t } = useI18n();
  const options = useTargetOptions(fields);
  const choose = (at: number, value: string) =>
    onTargets(targets.map((target, column) => (column === at ? value : target)));
  return (
    <tr>
      {preview.columns.map(({ name }, at) => (
        <th key={at} scope="col" className="border-b border-line px-3 py-2 text-left">
          <span className="grid min-w-40 gap-1.5">
            <span className="max-w-56 truncate font-semibold" title={name}>
              {name}
            </span>
            <Select
              aria-label={t("imports.column", { name })}
              options={options}
              value={targets[at] ?? ""}
              onChange={(value) => choose(at, value)}
              className="font-normal"
            />
          </span>
        </th>
      ))}
    </tr>
  );
}

function Cells({ cells, targets }: { cells: readonly string[]; targets: readonly string[] }) {
  return (
    <tr className="border-b border-line last:border-0">
      {targets.map((target, at) => (
        <td
          key={at}
          className={classes("max-w-56 truncate px-3 py-1.5", target === "" && "text-ink-3")}
        >
          {cells[at] ?? ""}
        </td>
      ))}
    </tr>
  );
}
