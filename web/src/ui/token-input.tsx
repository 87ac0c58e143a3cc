import { X } from "lucide-react";
import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { withTokens, withoutToken } from "../lib/tokens.ts";
import type { ControlProps } from "./field.tsx";

interface Props extends Partial<ControlProps> {
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  placeholder?: string;
  "aria-label"?: string;
}

/**
 * A list of short texts: Enter or a comma adds one, Backspace in an empty field takes the last.
 * What is being typed counts already, so that whoever goes straight to "Save" loses nothing.
 */
export function TokenInput({ values, onChange, placeholder, ...control }: Props) {
  const { shown, inputProps } = useTokens(values, onChange);
  return (
    <div className="control flex h-auto flex-wrap items-center gap-1.5 py-1.5! has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input[aria-invalid=true]]:border-bad">
      {shown.map((value) => (
        <Token key={value} text={value} onRemove={() => onChange(withoutToken(values, value))} />
      ))}
      <input
        type="text"
        {...control}
        {...inputProps}
        {...(shown.length === 0 && placeholder ? { placeholder } : {})}
        className="h-6 min-w-8 flex-1 bg-transparent outline-none placeholder:text-ink-3"
      />
    </div>
  );
}

function useTokens(values: readonly string[], onChange: (values: readonly string[]) => void) {
  const [draft, setDraft] = useState<{ text: string; before: readonly string[] }>();
  const shown = draft?.before ?? values;
  const settle = () => setDraft(undefined);
  const type = (text: string) => {
    setDraft(text === "" ? undefined : { text, before: shown });
    onChange(withTokens(shown, text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const last = values.at(-1);
    if (draft && (event.key === "Enter" || event.key === ",")) {
      event.preventDefault();
      settle();
    } else if (!draft && event.key === "Backspace" && last !== undefined) {
      onChange(withoutToken(values, last));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[,\n]/u.test(text)) return;
    event.preventDefault();
    onChange(withTokens(shown, `${draft?.text ?? ""}${text}`));
    settle();
  };
  const onTyped = (event: ChangeEvent<HTMLInputElement>) => type(event.target.value);
  const value = draft?.text ?? "";
  return { shown, inputProps: { value, onChange: onTyped, onKeyDown, onPaste, onBlur: settle } };
}

function Token({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useI18n();
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-sm bg-paper-3 pl-2 text-sm">
      <span className="truncate">{text}</span>
      <button
        type="button"
        aria-label={t("tokens.remove", { name: text })}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
      >
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
