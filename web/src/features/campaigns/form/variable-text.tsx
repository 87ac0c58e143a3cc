import { useQuery } from "@tanstack/react-query";
import { Braces } from "lucide-react";
import { useRef } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { fieldsQuery } from "../../../lib/vocabulary.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input, Textarea } from "../../../ui/input.tsx";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import { textFault } from "./text-fault.ts";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  multiline?: boolean;
  maxLength?: number;
}

/** Puts a variable where the cursor is, and the cursor behind it. */
function useInsert(value: string, onChange: (value: string) => void) {
  const control = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const insert = (variable: string) => {
    const { selectionStart, selectionEnd } = control.current ?? {};
    const from = selectionStart ?? value.length;
    const to = selectionEnd ?? from;
    onChange(`${value.slice(0, from)}{${variable}}${value.slice(to)}`);
    requestAnimationFrame(() => {
      const place = from + variable.length + 2;
      control.current?.focus();
      control.current?.setSelectionRange(place, place);
    });
  };
  return { control, insert };
}

/** Words in which `{name}` and the like stand for what is known of each person. */
export function VariableText(props: Props) {
  const { label, value, onChange, error, multiline = false, maxLength } = props;
  const { t } = useI18n();
  const { control, insert } = useInsert(value, onChange);
  const { data: fields } = useQuery(fieldsQuery);
  const fault = textFault(
    value,
    fields?.map(({ key }) => key),
  );
  const Control = multiline ? Textarea : Input;
  return (
    <Field
      label={label}
      error={error ?? (fault && t(fault.key, fault.values))}
      hint={multiline && maxLength && <Length length={value.length} max={maxLength} />}
    >
      {(attributes) => (
        <div className={multiline ? "grid gap-1.5" : "flex gap-1.5"}>
          <Control
            {...attributes}
            ref={control}
            value={value}
            {...(multiline ? { rows: 6 } : {})}
            {...(maxLength ? { maxLength } : {})}
            onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
          />
          <InsertMenu label={label} words={multiline} insert={insert} />
        </div>
      )}
    </Field>
  );
}

function Length({ length, max }: { length: number; max: number }) {
  const { t } = useI18n();
  return t("campaigns.form.length", { length, max });
}

interface InsertProps {
  label: string;
  words: boolean;
  insert: (variable: string) => void;
}

function InsertMenu({ label, words, insert }: InsertProps) {
  const { t } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const own = [
    { variable: "first_name", label: t("campaigns.variable.firstName") },
    { variable: "name", label: t("campaigns.variable.name") },
    { variable: "phone", label: t("campaigns.variable.phone") },
  ];
  const theirs = fields.map((field) => ({
    variable: `attributes.${field.key}`,
    label: field.label,
  }));
  const icon = <Braces size={15} aria-hidden="true" />;
  return (
    <Menu
      align={words ? "start" : "end"}
      label={t("campaigns.form.insert")}
      trigger={
        words ? (
          <Button size="sm" icon={icon} className="w-fit">
            {t("campaigns.form.insert")}
          </Button>
        ) : (
          <Button size="icon" aria-label={t("campaigns.form.insertInto", { field: label })}>
            {icon}
          </Button>
        )
      }
    >
      {[...own, ...theirs].map((choice) => (
        <MenuItem key={choice.variable} onSelect={() => insert(choice.variable)}>
          <span className="flex-1">{choice.label}</span>
          <code className="font-mono text-xs text-ink-3">{`{${choice.variable}}`}</code>
        </MenuItem>
      ))}
    </Menu>
  );
}
