import { useId } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { contactName } from "./contact-words.tsx";
import { type Contact, useContactChanged } from "./queries.ts";

interface Props {
  contact: Contact;
  onClose: () => void;
}

/** Opting somebody out or in for them. The reason is kept as proof, so it is asked for. */
export function ConsentDialog({ contact, onClose }: Props) {
  const { t } = useI18n();
  const formId = useId();
  const form = useConsentForm({ contact, onClose });
  const name = contactName(contact);
  const act = contact.optedOut ? t("contacts.optIn") : t("contacts.optOut");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(contact.optedOut ? "contacts.optInTitle" : "contacts.optOutTitle", { name })}
      description={t(contact.optedOut ? "contacts.optInMeans" : "contacts.optOutMeans")}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            look={contact.optedOut ? "primary" : "danger"}
            busy={form.busy}
          >
            {act}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.submit} noValidate className="grid gap-4 pt-1">
        <FormSummary refused={form.refused} />
        <TextField
          label={t("contacts.reason")}
          hint={t("contacts.reasonHint")}
          error={form.error("reason")}
          value={form.values.reason}
          onChange={(value) => form.set("reason", value)}
        />
      </form>
    </Dialog>
  );
}

function useConsentForm({ contact, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const changed = useContactChanged();
  return useForm({
    initial: { reason: "" },
    check: ({ reason }) => (reason.trim() === "" ? { reason: t("contacts.reasonNeeded") } : {}),
    save: (body) => {
      const request = { params: { path: { id: contact.id } }, body };
      return answer(
        contact.optedOut
          ? api.POST("/api/contacts/{id}/opt-in", request)
          : api.POST("/api/contacts/{id}/opt-out", request),
      );
    },
    onSaved: async (saved) => {
      await changed(saved);
      const name = contactName(saved);
      const text = t(saved.optedOut ? "contacts.optedOutDone" : "contacts.optedInDone", { name });
      toast({ tone: "good", text });
      onClose();
    },
  });
}
