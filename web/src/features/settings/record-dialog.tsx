import { type FormEvent, type ReactNode, useId } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { FormProblem } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";

interface Props {
  title: string;
  description?: string;
  submit: string;
  form: {
    submit: (event: FormEvent<HTMLFormElement>) => void;
    busy: boolean;
    refused: FormProblem | undefined;
  };
  onClose: () => void;
  children: ReactNode;
}

/** A short form in a dialog: one of the settings' many small things. */
export function RecordDialog({ title, description, submit, form, onClose, children }: Props) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description ? { description } : {})}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" form={id} look="primary" busy={form.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={form.submit} noValidate className="grid gap-4 pt-1">
        <FormSummary refused={form.refused} />
        {children}
      </form>
    </Dialog>
  );
}
