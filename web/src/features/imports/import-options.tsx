import { useQuery } from "@tanstack/react-query";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { labelsQuery } from "../../lib/vocabulary.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ColorDot } from "../../ui/label-chip.tsx";
import { MultiSelect } from "../../ui/multi-select.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { Select } from "../../ui/select.tsx";
import { Checkbox } from "../../ui/toggles.tsx";
import type { Choices } from "./plan.ts";
import type { Delimiter, ImportPreview, Layout } from "./queries.ts";

const delimiterNames: Record<Delimiter, MessageKey> = {
  ",": "imports.delimiter.comma",
  ";": "imports.delimiter.semicolon",
  "\t": "imports.delimiter.tab",
  "|": "imports.delimiter.pipe",
};

const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

interface LayoutProps {
  preview: ImportPreview;
  onLayout: (layout: Layout) => void;
}

/** What was found out about the file, and can be corrected. */
export function LayoutOptions({ preview, onLayout }: LayoutProps) {
  const { t, format } = useI18n();
  const { delimiter, hasHeader, encoding, repeated } = preview;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-b border-line px-4 py-3">
      <Field label={t("imports.delimiter")}>
        {(control) => (
          <Select
            {...control}
            options={delimiters.map((value) => ({ value, label: t(delimiterNames[value]) }))}
            value={delimiter}
            onChange={(next) => onLayout({ delimiter: next, hasHeader })}
          />
        )}
      </Field>
      <div className="pb-2">
        <Checkbox
          label={t("imports.header")}
          checked={hasHeader}
          onChange={(next) => onLayout({ delimiter, hasHeader: next })}
        />
      </div>
      <p className="pb-2 text-sm text-ink-3">
        {t("imports.encoding", { encoding: encoding.toUpperCase() })}
      </p>
      {repeated.length > 0 && (
        <p role="status" className="w-full text-sm text-warn">
          {t("imports.repeated", { count: repeated.length, names: format.list(repeated) })}
        </p>
      )}
    </div>
  );
}

interface Props {
  choices: Choices;
  set: (part: Partial<Choices>) => void;
}

export function ImportOptions({ choices, set }: Props) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4">
      <RadioCards
        label={t("imports.duplicates")}
        value={choices.duplicates}
        onChange={(duplicates) => set({ duplicates })}
        cards={[
          { value: "update", label: t("imports.update"), hint: t("imports.updateHint") },
          { value: "skip", label: t("imports.skip"), hint: t("imports.skipHint") },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LabelsForAll choices={choices} set={set} />
        <span className="hidden sm:block" />
        <Agreement choices={choices} set={set} />
        <Formats choices={choices} set={set} />
      </div>
    </div>
  );
}

function LabelsForAll({ choices, set }: Props) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  return (
    <Field label={t("imports.labels")} optional>
      {(control) => (
        <MultiSelect
          {...control}
          options={labels.map(({ id, name, color }) => ({
            value: String(id),
            label: name,
            mark: <ColorDot color={color} className="size-2.5" />,
          }))}
          values={choices.labelIds}
          onChange={(labelIds) => set({ labelIds })}
          searchLabel={t("imports.searchLabels")}
          placeholder={t("imports.labelsNone")}
        />
      )}
    </Field>
  );
}

function Agreement({ choices, set }: Props) {
  const { t } = useI18n();
  return (
    <>
      <Field label={t("imports.agreedSource")} hint={t("imports.agreedSourceHint")} optional>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={choices.agreedSource}
            onChange={(event) => set({ agreedSource: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("imports.agreedAt")} optional>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={choices.agreedAt}
            onChange={(event) => set({ agreedAt: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Formats({ choices, set }: Props) {
  const { t } = useI18n();
  return (
    <>
      <Field label={t("imports.dateOrder")}>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: "day-first", label: t("imports.dayFirst") },
              { value: "month-first", label: t("imports.monthFirst") },
            ]}
            value={choices.dateOrder}
            onChange={(dateOrder) => set({ dateOrder })}
          />
        )}
      </Field>
      <Field label={t("imports.decimalSign")}>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: "comma", label: t("imports.comma") },
              { value: "point", label: t("imports.point") },
            ]}
            value={choices.decimalSign}
            onChange={(decimalSign) => set({ decimalSign })}
          />
        )}
      </Field>
    </>
  );
}
