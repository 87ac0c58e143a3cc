import { Eye, EyeOff, Search, X } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={classes("control", className)} {...rest} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={classes("control resize-y", className)} {...rest} />;
}

export function PasswordInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  const { t } = useI18n();
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input type={shown ? "text" : "password"} className={classes("pr-10", className)} {...rest} />
      <button
        type="button"
        aria-label={t(shown ? "form.hidePassword" : "form.showPassword")}
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-sm text-ink-3 hover:text-ink"
      >
        <Icon size={17} aria-hidden="true" />
      </button>
    </div>
  );
}

interface SearchProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

export function SearchInput({ label, value, onChange, className }: SearchProps) {
  const { t } = useI18n();
  return (
    <div role="search" className={classes("relative", className)}>
      <Search
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
      />
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onChange("")}
        className="control pr-8 pl-8"
      />
      {value !== "" && (
        <button
          type="button"
          aria-label={t("action.clear")}
          onClick={() => onChange("")}
          className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X size={15} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
