import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import { Input, PasswordInput } from "./input.tsx";

interface Props {
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "tel" | "password";
  autoComplete?: string;
  optional?: boolean;
}

/** One line of text with its label, hint and error: most fields of most forms. */
export function TextField(props: Props) {
  const { label, hint, error, value, onChange, type = "text", autoComplete, optional } = props;
  const Control = type === "password" ? PasswordInput : Input;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      required={!optional}
      optional={optional ?? false}
    >
      {(control) => (
        <Control
          {...control}
          {...(type === "password" ? {} : { type })}
          {...(autoComplete ? { autoComplete } : {})}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
