import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useI18n } from "../lib/i18n/index.tsx";
import { problemFrom } from "../lib/problem.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useToast } from "./toast.tsx";

interface Props {
  title: string;
  consequence: string;
  confirm: string;
  name: string;
  remove: () => Promise<void>;
  /** The list that has one less afterwards. */
  listKey: readonly string[];
  onClose: () => void;
}

/** Asks before one of the settings' things is taken away, and says that it is gone. */
export function Removal({ title, consequence, confirm, name, remove, listKey, onClose }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      onClose();
      toast({ tone: "good", text: t("settings.removed", { name }) });
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={title}
      consequence={consequence}
      confirm={confirm}
      busy={removal.isPending}
      problem={removal.error ? problemFrom(removal.error) : undefined}
      onConfirm={() => removal.mutate()}
    />
  );
}
