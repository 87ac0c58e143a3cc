import { useMutation } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useLibraryChanged, type Message } from "./queries.ts";

interface Props {
  message: Message;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteMessage({ message, onClose, onDeleted }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const changed = useLibraryChanged();
  const { id, name, usageCount } = message;
  const remove = useMutation({
    mutationFn: () =>
      done(api.DELETE("/api/campaign-templates/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      onDeleted?.();
      onClose();
      toast({ tone: "good", text: t("library.deleted", { name }) });
      await changed();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("library.deleteTitle", { name })}
      consequence={
        usageCount === 0
          ? t("library.deleteUnused")
          : t("library.deleteMeans", { count: usageCount })
      }
      confirm={t("library.delete")}
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
