import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";
import { classes } from "../lib/classes.ts";

interface BoxProps {
  checked: boolean | "indeterminate";
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  tabIndex?: number;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
}

/** The box alone, for a table; with words beside it, use Checkbox. */
export function CheckBox({ checked, onChange, ...rest }: BoxProps) {
  return (
    <RadixCheckbox.Root
      checked={checked}
      onCheckedChange={(next) => onChange(next === true)}
      className="relative grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-2 bg-paper after:absolute after:-inset-1.5 hover:border-ink-3 disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      {...rest}
    >
      <RadixCheckbox.Indicator className="text-on-accent">
        {checked === "indeterminate" ? (
          <Minus size={13} strokeWidth={3} aria-hidden="true" />
        ) : (
          <Check size={13} strokeWidth={3} aria-hidden="true" />
        )}
      </RadixCheckbox.Indicator>
    </RadixCheckbox.Root>
  );
}

interface ToggleProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

function Words({ id, label, hint }: { id: string; label: ReactNode; hint: ReactNode }) {
  return (
    <span className="min-w-0">
      <label htmlFor={id} className="block text-base leading-snug">
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} className="block text-sm text-ink-3">
          {hint}
        </span>
      )}
    </span>
  );
}

export function Checkbox({ label, hint, ...box }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <CheckBox id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...box} />
      <Words id={id} label={label} hint={hint} />
    </div>
  );
}

export function Switch({ label, hint, checked, onChange, disabled }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <Words id={id} label={label} hint={hint} />
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled ?? false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={classes(
          "relative h-6 w-10 shrink-0 rounded-full border border-line-2 bg-paper-3 transition-colors",
          "disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        )}
      >
        <RadixSwitch.Thumb className="block size-4.5 translate-x-0.5 rounded-full bg-ink-3 shadow-1 transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-on-accent" />
      </RadixSwitch.Root>
    </div>
  );
}
