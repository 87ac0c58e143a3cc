import { useMutation } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { type BulkAction, type Chosen, startBulk } from "./queries.ts";

interface Props {
  chosen: Chosen;
  count: number;
  onStarted: (started: BulkAction) => void;
  onClose: () => void;
}

export function BulkDelete({ chosen, count, onStarted, onClose }: Props) {
  const { t } = useI18n();
  const remove = useMutation({
    mutationFn: () => startBulk({ type: "delete" }, chosen),
    onSuccess: onStarted,
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("bulk.deleteTitle", { count })}
      consequence={t("bulk.deleteMeans", { count })}
      confirm={t("bulk.deleteAct", { count })}
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
