import { type ComponentProps, type FormEvent, type ReactNode, useId } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import type { FormProblem } from "../lib/problem.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { FormSummary } from "./form-summary.tsx";

interface Props extends Pick<ComponentProps<typeof Dialog>, "title" | "description"> {
  form: {
    submit: (event?: FormEvent<HTMLFormElement>) => void;
    busy: boolean;
    refused: FormProblem | undefined;
  };
  /** The act itself, on the button that sends the form. */
  submit: string;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the page that it belongs to. */
export function FormDialog({ form, submit, onClose, children, ...head }: Props) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Dialog
      {...head}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" form={id} look="primary" busy={form.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={form.submit} noValidate autoComplete="off" className="grid gap-4">
        <FormSummary refused={form.refused} />
        {children}
      </form>
    </Dialog>
  );
}
