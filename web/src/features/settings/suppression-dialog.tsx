import { FileText } from "lucide-react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { Field } from "../../ui/field.tsx";
import { FileChoice } from "../../ui/file-choice.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Textarea } from "../../ui/input.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { identitiesIn } from "./identities-in.ts";

/** A list of numbers, typed, pasted or read from a file. The reason is kept as proof. */
export function SuppressionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const form = useSuppressionForm(onClose);
  return (
    <FormDialog
      form={form}
      title={t("suppressions.importTitle")}
      description={t("suppressions.importHint")}
      submit={t("suppressions.submit")}
      onClose={onClose}
    >
      <Numbers form={form} />
      <TextField
        label={t("suppressions.reason")}
        hint={t("suppressions.reasonHint")}
        error={form.error("reason")}
        value={form.values.reason}
        onChange={(reason) => form.set("reason", reason)}
      />
    </FormDialog>
  );
}

function Numbers({ form }: { form: ReturnType<typeof useSuppressionForm> }) {
  const { t } = useI18n();
  return (
    <>
      <Field
        label={t("suppressions.numbers")}
        hint={t("suppressions.numbersHint")}
        error={form.error("identities")}
        required
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            value={form.values.identities}
            onChange={({ target }) => form.set("identities", target.value)}
          />
        )}
      </Field>
      <div>
        <FileChoice
          label={t("suppressions.file")}
          accept=".csv,.txt,text/csv,text/plain"
          icon={<FileText size={16} aria-hidden="true" />}
          onFiles={([file]) => void file?.text().then((text) => form.set("identities", text))}
        />
      </div>
    </>
  );
}

function useSuppressionForm(onClose: () => void) {
  const { t } = useI18n();
  const toast = useToast();
  return useForm({
    initial: { identities: "", reason: "" },
    check: ({ identities, reason }) => ({
      ...(identitiesIn(identities).length === 0 && {
        identities: t("suppressions.numbersNeeded"),
      }),
      ...(reason.trim() === "" && { reason: t("suppressions.reasonNeeded") }),
    }),
    save: ({ identities, reason }) =>
      answer(
        api.POST("/api/contacts/suppressions", {
          body: { identities: identitiesIn(identities), reason },
        }),
      ),
    onSaved: ({ suppressed, unreadable, unreadableCount: count }) => {
      toast({ tone: "good", text: t("suppressions.done", { count: suppressed }) });
      if (count > 0) {
        const lines = unreadable.join(", ");
        toast({ tone: "bad", text: t("suppressions.unreadable", { count, lines }) });
      }
      onClose();
    },
  });
}
