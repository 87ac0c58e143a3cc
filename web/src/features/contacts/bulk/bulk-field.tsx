import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useForm } from "../../../lib/use-form.ts";
import { type DeclaredField, fieldsQuery } from "../../../lib/vocabulary.ts";
import { Field } from "../../../ui/field.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { Select } from "../../../ui/select.tsx";
import { AttributeField } from "../attribute-field.tsx";
import { attributeValue } from "../contact-values.ts";
import { type BulkAction, type Chosen, startBulk } from "./queries.ts";

interface Props {
  chosen: Chosen;
  count: number;
  onStarted: (started: BulkAction) => void;
  onClose: () => void;
}

function useFieldForm({ chosen, onStarted }: Props, fields: readonly DeclaredField[]) {
  const { t } = useI18n();
  return useForm({
    initial: { key: "", value: "" },
    check: ({ key }) => (key === "" ? { key: t("bulk.fieldNeeded") } : {}),
    save: ({ key, value }) => {
      const type = fields.find((field) => field.key === key)?.type ?? "text";
      return startBulk({ type: "set-field", key, value: attributeValue(type, value) }, chosen);
    },
    onSaved: onStarted,
  });
}

export function BulkField(props: Props) {
  const { t } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const form = useFieldForm(props, fields);
  const { key, value } = form.values;
  const field = fields.find((each) => each.key === key);
  const choose = (next: string) => {
    form.set("key", next);
    form.set("value", "");
  };
  return (
    <FormDialog
      title={t("bulk.fieldTitle", { count: props.count })}
      description={t("bulk.valueHint")}
      submit={t("bulk.set")}
      form={form}
      onClose={props.onClose}
    >
      <Field label={t("bulk.field")} error={form.error("key")}>
        {(control) => (
          <Select
            {...control}
            options={fields.map((each) => ({ value: each.key, label: each.label }))}
            value={key === "" ? undefined : key}
            placeholder={t("bulk.chooseField")}
            onChange={choose}
          />
        )}
      </Field>
      {field && (
        <AttributeField
          field={field}
          value={value}
          error={form.error("value")}
          onChange={(next) => form.set("value", next)}
        />
      )}
    </FormDialog>
  );
}
