import { ChevronDown } from "lucide-react";
import { classes } from "../lib/classes.ts";
import type { ControlProps } from "./field.tsx";

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string;
}

interface Props<Value extends string> extends Partial<ControlProps> {
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}

/** The browser's own: phones show their wheel, keyboards and screen readers know it already. */
export function Select<Value extends string>(props: Props<Value>) {
  const { options, value, onChange, placeholder, className, ...control } = props;
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return (
    <span className={classes("relative block", className)}>
      <select
        value={value ?? ""}
        onChange={(event) => choose(event.target.value)}
        className={classes(
          "control appearance-none truncate pr-8",
          value === undefined && "text-ink-3",
        )}
        {...control}
      >
        {value === undefined && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-paper text-ink">
            {option.hint ? `${option.label} (${option.hint})` : option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
