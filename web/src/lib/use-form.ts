import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formProblem, problemFrom } from "./problem.ts";

interface Options<Values, Result> {
  initial: Values;
  /** Checked before anything is sent; a message for each field that is not well. */
  check?: (values: Values) => Partial<Record<keyof Values & string, string>>;
  save: (values: Values) => Promise<Result>;
  onSaved?: (result: Result, values: Values) => void | Promise<void>;
}

/** A form around one mutation: its values, what is wrong with each, and what is wrong with the whole. */
export function useForm<Values extends object, Result>(options: Options<Values, Result>) {
  const [values, setValues] = useState(options.initial);
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const mutation = useMutation({
    mutationFn: options.save,
    onSuccess: (result, sent) => options.onSaved?.(result, sent),
  });
  const refused = mutation.error
    ? formProblem(problemFrom(mutation.error), Object.keys(values))
    : undefined;

  const set = <Name extends keyof Values & string>(name: Name, value: Values[Name]) => {
    setValues((now) => ({ ...now, [name]: value }));
    setOwn(({ [name]: _mended, ...others }) => others);
  };

  const submit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    if (mutation.isPending) return;
    const found = given(options.check?.(values) ?? {});
    setOwn(found);
    const form = event?.currentTarget;
    if (Object.keys(found).length > 0) return focusFirstInvalid(form);
    mutation.mutate(values, { onError: () => focusFirstInvalid(form) });
  };

  return {
    values,
    set,
    submit,
    reset: (next: Values) => {
      setValues(next);
      setOwn({});
      mutation.reset();
    },
    busy: mutation.isPending,
    error: (name: keyof Values & string) => own[name] ?? refused?.fields[name],
    refused,
  };
}

function given(errors: Partial<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(errors).flatMap(([name, text]) => (text ? [[name, text]] : []));
  return Object.fromEntries(entries);
}

/** After React has drawn the errors: the reader is taken to the first of them. */
function focusFirstInvalid(form: HTMLFormElement | undefined): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
