import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { type DeclaredField, fieldsQuery } from "../../lib/vocabulary.ts";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { TokenInput } from "../../ui/token-input.tsx";
import { type FieldType, fieldTypeNames, fieldTypes, keyFor, keyIsWell } from "./field-types.ts";
import { RecordDialog } from "./record-dialog.tsx";

interface Props {
  field?: DeclaredField;
  onClose: () => void;
}

interface Values {
  label: string;
  /** Empty: made from the label. */
  key: string;
  type: FieldType;
  options: readonly string[];
}

const keyOf = ({ key, label }: Values) => (key === "" ? keyFor(label) : key);

function save(values: Values, field?: DeclaredField) {
  const { label, type } = values;
  const options = type === "choice" ? [...values.options] : [];
  if (!field) {
    return answer(api.POST("/api/fields", { body: { label, type, options, key: keyOf(values) } }));
  }
  const params = { path: { id: field.id } };
  return answer(api.PUT("/api/fields/{id}", { params, body: { label, options } }));
}

function useFieldForm({ field, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const initial: Values = {
    label: field?.label ?? "",
    key: field?.key ?? "",
    type: field?.type ?? "text",
    options: field?.options ?? [],
  };
  return useForm({
    initial,
    check: (values: Values) => ({
      ...(values.label.trim() === "" && { label: t("fields.labelNeeded") }),
      ...(!keyIsWell(keyOf(values)) && { key: t("fields.keyHint") }),
      ...(values.type === "choice" &&
        values.options.length === 0 && { options: t("fields.optionNeeded") }),
    }),
    save: (values) => save(values, field),
    onSaved: async ({ label }) => {
      await client.invalidateQueries({ queryKey: fieldsQuery.queryKey });
      toast({ tone: "good", text: t("settings.savedOne", { name: label }) });
      onClose();
    },
  });
}

/** Key and type are chosen once: segments and stored values rely on them. */
export function FieldDialog(props: Props) {
  const { t } = useI18n();
  const { field, onClose } = props;
  const form = useFieldForm(props);
  return (
    <RecordDialog
      title={field ? t("fields.edit") : t("fields.add")}
      submit={t("action.save")}
      form={form}
      onClose={onClose}
    >
      <TextField
        label={t("fields.label")}
        autoComplete="off"
        error={form.error("label")}
        value={form.values.label}
        onChange={(value) => form.set("label", value)}
      />
      {!field && <KeyAndType form={form} />}
      {form.values.type === "choice" && (
        <Field label={t("fields.options")} error={form.error("options")}>
          {(control) => (
            <TokenInput
              {...control}
              placeholder={t("criteria.valuesHint")}
              values={form.values.options}
              onChange={(options) => form.set("options", options)}
            />
          )}
        </Field>
      )}
    </RecordDialog>
  );
}

function KeyAndType({ form }: { form: ReturnType<typeof useFieldForm> }) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("fields.key")}
        hint={t("fields.keyUse", { variable: `{${keyOf(form.values) || "…"}}` })}
        autoComplete="off"
        error={form.error("key")}
        value={keyOf(form.values)}
        onChange={(value) => form.set("key", value)}
      />
      <Field label={t("fields.type")} error={form.error("type")}>
        {(control) => (
          <Select
            {...control}
            options={fieldTypes.map((value) => ({ value, label: t(fieldTypeNames[value]) }))}
            value={form.values.type}
            onChange={(value) => form.set("type", value)}
          />
        )}
      </Field>
    </div>
  );
}
