import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useForm } from "../../../lib/use-form.ts";
import { labelsQuery } from "../../../lib/vocabulary.ts";
import { Field } from "../../../ui/field.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { ColorDot } from "../../../ui/label-chip.tsx";
import { MultiSelect } from "../../../ui/multi-select.tsx";
import { type BulkAction, type Chosen, startBulk } from "./queries.ts";

interface Props {
  type: "label" | "unlabel";
  chosen: Chosen;
  count: number;
  onStarted: (started: BulkAction) => void;
  onClose: () => void;
}

export function BulkLabels({ type, chosen, count, onStarted, onClose }: Props) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  const initial: { labelIds: readonly string[] } = { labelIds: [] };
  const form = useForm({
    initial,
    check: ({ labelIds }) => (labelIds.length === 0 ? { labelIds: t("bulk.labelNeeded") } : {}),
    save: ({ labelIds }) => startBulk({ type, labelIds: labelIds.map(Number) }, chosen),
    onSaved: onStarted,
  });
  return (
    <FormDialog
      title={t(type === "label" ? "bulk.labelTitle" : "bulk.unlabelTitle", { count })}
      submit={t(type === "label" ? "bulk.label" : "bulk.unlabel")}
      form={form}
      onClose={onClose}
    >
      <Field label={t("contacts.labels")} error={form.error("labelIds")}>
        {(control) => (
          <MultiSelect
            {...control}
            options={labels.map(({ id, name, color }) => ({
              value: String(id),
              label: name,
              mark: <ColorDot color={color} className="size-2.5" />,
            }))}
            values={form.values.labelIds}
            onChange={(labelIds) => form.set("labelIds", labelIds)}
            searchLabel={t("contacts.searchLabels")}
            placeholder={t("bulk.chooseLabels")}
          />
        )}
      </Field>
    </FormDialog>
  );
}
