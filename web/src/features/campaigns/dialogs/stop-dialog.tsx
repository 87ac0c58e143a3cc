import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useCommand } from "../commands.ts";
import { type Campaign, isLaunched } from "../figures.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

/** Stops for good what runs; what has not started is called off. */
export function StopDialog({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const cancel = useCommand(campaign.id);
  const launched = isLaunched(campaign);
  const { sent, pending } = campaign.stats;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(launched ? "campaigns.stop.title" : "campaigns.callOff.title")}
      consequence={
        launched ? (
          <div className="grid gap-2">
            <p>{t("campaigns.stop.sent", { count: sent })}</p>
            <p>{t("campaigns.stop.pending", { count: pending })}</p>
          </div>
        ) : (
          t("campaigns.callOff.consequence")
        )
      }
      confirm={t(launched ? "campaigns.stop.confirm" : "campaigns.callOff.confirm")}
      danger
      busy={cancel.isPending}
      problem={cancel.error ? problemFrom(cancel.error) : undefined}
      onConfirm={() => cancel.mutate({ kind: "cancel" }, { onSuccess: onClose })}
    />
  );
}
