import { useI18n } from "../../lib/i18n/index.tsx";
import { languageOptions } from "../../lib/languages.ts";
import { useWorkflowOptions } from "../../lib/workflow-status.ts";
import { Input } from "../../ui/input.tsx";
import { ColorDot } from "../../ui/label-chip.tsx";
import { MultiSelect } from "../../ui/multi-select.tsx";
import { Select } from "../../ui/select.tsx";
import { TokenInput } from "../../ui/token-input.tsx";
import { useCriteria } from "./criteria-context.ts";
import type { ConditionDraft } from "./draft.ts";
import { DateInput, DaysInput, NumberInput, RangeInput } from "./value-inputs.tsx";
import { valueIn, valueShape } from "./value-shape.ts";
import { type CriteriaField, knownOp } from "./vocabulary.ts";

interface Props {
  known: CriteriaField;
  condition: ConditionDraft;
  invalid: boolean;
  onChange: (value: unknown) => void;
}

/** What the condition compares with, asked for as field and comparison want. */
export function ValueEditor({ known, condition, invalid, onChange }: Props) {
  const { t } = useI18n();
  const { value } = condition;
  const op = knownOp(known.kind, condition.op);
  const shape = op ? valueShape(known.kind, op) : "nothing";
  const marked = invalid ? ({ "aria-invalid": true } as const) : {};
  const control = { "aria-label": t("criteria.value"), ...marked };
  const range = { onChange, ...marked };
  switch (shape) {
    case "nothing":
      return <span className="hidden sm:block" />;
    case "text":
      return <TextValue {...{ known, value, onChange, control }} />;
    case "texts":
      return <TextsValue {...{ known, value, onChange, control }} />;
    case "labels":
      return <LabelsValue {...{ value, onChange, control }} />;
    case "segments":
      return <SegmentsValue {...{ value, onChange, control }} />;
    case "campaign":
      return <CampaignValue {...{ value, onChange, control }} />;
    case "statuses":
      return <StatusesValue {...{ value, onChange, control }} />;
    case "number":
      return <NumberInput value={valueIn.number(value)} onChange={onChange} {...control} />;
    case "date":
      return <DateInput value={valueIn.text(value)} onChange={onChange} {...control} />;
    case "days":
      return <DaysInput value={valueIn.number(value)} onChange={onChange} {...marked} />;
    case "numbers":
      return <RangeInput input={NumberInput} ends={valueIn.numbers(value)} {...range} />;
    case "dates":
      return <RangeInput input={DateInput} ends={valueIn.dates(value)} {...range} />;
    case "yes-no":
      return <YesNoValue {...{ known, value, onChange, control }} />;
  }
}

interface ValueProps {
  value: unknown;
  onChange: (value: unknown) => void;
  control: { "aria-label": string; "aria-invalid"?: true };
}

type FieldValueProps = ValueProps & { known: CriteriaField };

/** The values of a field that has only certain ones; none where anything may be written. */
function useKnownValues(known: CriteriaField, chosen: readonly string[]) {
  const { locale } = useI18n();
  if (known.kind !== "choice") return undefined;
  if (known.own) return languageOptions(locale, chosen);
  const values = [...new Set([...known.options, ...chosen])];
  return values.map((value) => ({ value, label: value }));
}

function TextValue({ known, value, onChange, control }: FieldValueProps) {
  const { t } = useI18n();
  const text = valueIn.text(value);
  const options = useKnownValues(known, text === "" ? [] : [text]);
  if (!options) {
    return (
      <Input
        {...control}
        value={text}
        placeholder={known.kind === "phone" ? "+62812" : ""}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      {...control}
      placeholder={t("criteria.chooseOptions")}
      options={options}
      value={text === "" ? undefined : text}
      onChange={onChange}
    />
  );
}

function TextsValue({ known, value, onChange, control }: FieldValueProps) {
  const { t } = useI18n();
  const texts = valueIn.texts(value);
  const options = useKnownValues(known, texts);
  if (!options) {
    return (
      <TokenInput
        {...control}
        placeholder={t("criteria.valuesHint")}
        values={texts}
        onChange={onChange}
      />
    );
  }
  return (
    <MultiSelect
      {...control}
      searchLabel={t("criteria.values")}
      placeholder={t("criteria.chooseOptions")}
      options={options}
      values={texts}
      onChange={onChange}
    />
  );
}

function LabelsValue({ value, onChange, control }: ValueProps) {
  const { t } = useI18n();
  const { labels } = useCriteria();
  return (
    <MultiSelect
      {...control}
      searchLabel={t("contacts.searchLabels")}
      placeholder={t("criteria.chooseLabels")}
      options={labels.map(({ id, name, color }) => ({
        value: String(id),
        label: name,
        mark: <ColorDot color={color} className="size-2.5" />,
      }))}
      values={valueIn.ids(value).map(String)}
      onChange={(values) => onChange(values.map(Number))}
    />
  );
}

function SegmentsValue({ value, onChange, control }: ValueProps) {
  const { t } = useI18n();
  const { segments } = useCriteria();
  return (
    <MultiSelect
      {...control}
      searchLabel={t("criteria.searchSegments")}
      placeholder={t("criteria.chooseSegments")}
      options={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      values={valueIn.ids(value).map(String)}
      onChange={(values) => onChange(values.map(Number))}
    />
  );
}

const ANY = "any";

/** One campaign, or whichever had its effect within some days. */
function CampaignValue({ value, onChange, control }: ValueProps) {
  const { t } = useI18n();
  const { campaigns } = useCriteria();
  const asked = valueIn.campaign(value);
  const options = campaigns.map(({ id, name }) => ({ value: String(id), label: name }));
  const choose = (chosen: string) =>
    onChange(chosen === ANY ? { withinDays: 30 } : { id: Number(chosen) });
  return (
    <span className="grid gap-2">
      <Select
        {...control}
        options={[{ value: ANY, label: t("criteria.anyCampaign") }, ...options]}
        value={"id" in asked ? String(asked.id) : ANY}
        onChange={choose}
      />
      {!("id" in asked) && (
        <DaysInput
          value={asked.withinDays}
          onChange={(withinDays) => onChange({ withinDays })}
          {...(control["aria-invalid"] ? { "aria-invalid": true } : {})}
        />
      )}
    </span>
  );
}

function StatusesValue({ value, onChange, control }: ValueProps) {
  const { t } = useI18n();
  return (
    <MultiSelect
      {...control}
      searchLabel={t("criteria.values")}
      placeholder={t("criteria.chooseStatuses")}
      options={useWorkflowOptions()}
      values={valueIn.texts(value)}
      onChange={onChange}
    />
  );
}

function YesNoValue({ known, value, onChange, control }: FieldValueProps) {
  const { t } = useI18n();
  const consent = known.kind === "flag";
  return (
    <Select
      {...control}
      options={[
        { value: "true", label: t(consent ? "criteria.optedOut" : "answer.yes") },
        { value: "false", label: t(consent ? "criteria.reachable" : "answer.no") },
      ]}
      value={valueIn.yesNo(value) ? "true" : "false"}
      onChange={(next) => onChange(next === "true")}
    />
  );
}
