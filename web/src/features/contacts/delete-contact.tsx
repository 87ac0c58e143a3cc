import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { contactName } from "./contact-words.tsx";
import type { Contact } from "./queries.ts";

interface Props {
  contact: Contact;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteContact({ contact, onClose, onDeleted }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const { id } = contact;
  const name = contactName(contact);
  const remove = useMutation({
    mutationFn: () => done(api.DELETE("/api/contacts/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      onDeleted?.();
      onClose();
      toast({ tone: "good", text: t("contacts.deleted", { name }) });
      client.removeQueries({ queryKey: ["contacts", "one", id] });
      await client.invalidateQueries({ queryKey: ["contacts", "list"] });
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("contacts.deleteTitle", { name })}
      consequence={t(contact.optedOut ? "contacts.deleteMeansOut" : "contacts.deleteMeans")}
      confirm={t("contacts.delete")}
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
