import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useCommand } from "../commands.ts";

interface Props {
  /** The campaign's. */
  id: number;
  /** How many rows that is. */
  count: number;
  /** Only these rows; all that are in doubt if left out. */
  seqs?: number[];
  onClose: () => void;
  onDone?: () => void;
}

export function DismissDialog({ id, count, seqs, onClose, onDone }: Props) {
  const { t } = useI18n();
  const dismiss = useCommand(id);
  const finished = () => {
    onDone?.();
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("campaigns.dismiss.title")}
      consequence={
        <div className="grid gap-2">
          <p>{t("campaigns.dismiss.people", { count })}</p>
          <p>{t("campaigns.dismiss.later")}</p>
        </div>
      }
      confirm={t("campaigns.dismiss.confirm", { count })}
      danger
      busy={dismiss.isPending}
      problem={dismiss.error ? problemFrom(dismiss.error) : undefined}
      onConfirm={() =>
        dismiss.mutate({ kind: "dismiss", ...(seqs ? { seqs } : {}) }, { onSuccess: finished })
      }
    />
  );
}
