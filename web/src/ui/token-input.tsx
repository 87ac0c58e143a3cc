import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { withTokens, withoutToken } from "../lib/tokens.ts";
import type { ControlProps } from "./field.tsx";

interface Props extends Partial<ControlProps> {
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  placeholder?: string;
  "aria-label"?: string;
}

/** A list of short texts: Enter or a comma adds one, Backspace in an empty field takes the last. */
export function TokenInput({ values, onChange, placeholder, ...control }: Props) {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    setTyped("");
    const next = withTokens(values, text);
    if (next !== values) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const last = values.at(-1);
    if (event.key === "Enter" || event.key === ",") {
      if (event.key === "Enter" && typed.trim() === "") return;
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && last !== undefined) {
      onChange(withoutToken(values, last));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[,\n]/u.test(text)) return;
    event.preventDefault();
    add(`${typed}${text}`);
  };
  return (
    <div
      onClick={() => input.current?.focus()}
      className="control flex h-auto flex-wrap items-center gap-1.5 py-1.5! has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input[aria-invalid=true]]:border-bad"
    >
      {values.map((value) => (
        <Token key={value} text={value} onRemove={() => onChange(withoutToken(values, value))} />
      ))}
      <input
        ref={input}
        type="text"
        {...control}
        value={typed}
        {...(values.length === 0 && placeholder ? { placeholder } : {})}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(typed)}
        className="h-6 min-w-12 flex-1 bg-transparent outline-none placeholder:text-ink-3"
      />
    </div>
  );
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
