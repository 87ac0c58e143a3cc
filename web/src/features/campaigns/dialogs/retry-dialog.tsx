import { TriangleAlert } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useCommand } from "../commands.ts";

export interface RetryWish {
  status: "failed" | "unknown";
  /** Only these rows; all of that status if left out. */
  seqs?: number[];
}

interface Props {
  /** The campaign's. */
  id: number;
  /** How many rows that is. */
  count: number;
  wish: RetryWish;
  onClose: () => void;
  onDone?: () => void;
}

export function RetryDialog({ id, count, wish, onClose, onDone }: Props) {
  const { t } = useI18n();
  const retry = useCommand(id);
  const inDoubt = wish.status === "unknown";
  const finished = () => {
    onDone?.();
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(inDoubt ? "campaigns.retry.unknownTitle" : "campaigns.retry.failedTitle")}
      consequence={
        <div className="grid gap-2">
          <p>{t("campaigns.retry.people", { count })}</p>
          {inDoubt && (
            <p className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-ink">
              <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
              {t("campaigns.retry.doubt")}
            </p>
          )}
        </div>
      }
      confirm={t(inDoubt ? "campaigns.retry.confirmUnknown" : "campaigns.retry.confirm", { count })}
      danger={inDoubt}
      busy={retry.isPending}
      problem={retry.error ? problemFrom(retry.error) : undefined}
      onConfirm={() => retry.mutate({ kind: "retry", ...wish }, { onSuccess: finished })}
    />
  );
}
