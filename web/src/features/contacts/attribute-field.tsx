import { useI18n } from "../../lib/i18n/index.tsx";
import type { DeclaredField } from "../../lib/vocabulary.ts";
import { Field, type ControlProps } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";

interface Props {
  field: DeclaredField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** One of the business's own fields, asked for as its type wants. */
export function AttributeField({ field, value, error, onChange }: Props) {
  return (
    <Field label={field.label} optional error={error}>
      {(control) => <Control {...{ field, value, onChange, control }} />}
    </Field>
  );
}

type AttributeControlProps = Omit<Props, "error"> & { control: ControlProps };

function Control({ field, value, onChange, control }: AttributeControlProps) {
  const { t } = useI18n();
  const none = { value: "", label: t("contacts.unknown") };
  switch (field.type) {
    case "boolean":
      return (
        <Select
          {...control}
          options={[
            none,
            { value: "true", label: t("answer.yes") },
            { value: "false", label: t("answer.no") },
          ]}
          value={value}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <Select
          {...control}
          options={[none, ...field.options.map((option) => ({ value: option, label: option }))]}
          value={value}
          onChange={onChange}
        />
      );
    case "text":
    case "number":
    case "date":
      return (
        <Input
          {...control}
          type={field.type === "date" ? "date" : "text"}
          {...(field.type === "number" ? { inputMode: "decimal" } : {})}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
