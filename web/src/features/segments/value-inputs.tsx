import { type ComponentType, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Input } from "../../ui/input.tsx";

interface InputProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  "aria-label"?: string;
  "aria-invalid"?: true;
}

/** Typing "1." or "-" is no number yet: the text is kept as typed, the value follows it. */
export function NumberInput({ value, onChange, ...control }: InputProps<number | undefined>) {
  const [typed, setTyped] = useState(value?.toString() ?? "");
  const type = (text: string) => {
    setTyped(text);
    const number = Number(text.replace(",", "."));
    onChange(text.trim() === "" || Number.isNaN(number) ? undefined : number);
  };
  return (
    <Input
      {...control}
      inputMode="decimal"
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** A day; an exact time that came through the API stays as it was written. */
export function DateInput({ value, onChange, ...control }: InputProps<string>) {
  return (
    <Input
      {...control}
      type={value.includes("T") ? "text" : "date"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function DaysInput(props: Omit<InputProps<number | undefined>, "aria-label">) {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2">
      <span className="w-24">
        <NumberInput {...props} aria-label={t("criteria.numberOfDays")} />
      </span>
      <span className="text-base text-ink-2">{t("criteria.days")}</span>
    </span>
  );
}

interface RangeProps<Value> {
  input: ComponentType<InputProps<Value>>;
  ends: readonly [Value, Value];
  onChange: (ends: readonly [Value, Value]) => void;
  "aria-invalid"?: true;
}

export function RangeInput<Value>({ input: End, ends, onChange, ...marked }: RangeProps<Value>) {
  const { t } = useI18n();
  const [from, to] = ends;
  return (
    <span className="flex flex-wrap items-center gap-2 *:[input]:w-auto *:[input]:min-w-32 *:[input]:flex-1">
      <End
        {...marked}
        aria-label={t("criteria.from")}
        value={from}
        onChange={(next) => onChange([next, to])}
      />
      <span className="text-sm text-ink-2">{t("criteria.and")}</span>
      <End
        {...marked}
        aria-label={t("criteria.to")}
        value={to}
        onChange={(next) => onChange([from, next])}
      />
    </span>
  );
}
