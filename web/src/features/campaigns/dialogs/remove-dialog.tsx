import { useNavigate } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useRemoveCampaign } from "../commands.ts";
import type { Campaign } from "../figures.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

export function RemoveDialog({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const toast = useToast();
  const remove = useRemoveCampaign(campaign.id);
  const gone = () => {
    toast({ tone: "good", text: t("campaigns.removed", { name: campaign.name }) });
    void navigate({ to: "/campaigns" });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("campaigns.remove.title", { name: campaign.name })}
      consequence={t("campaigns.remove.consequence")}
      confirm={t("campaigns.remove.confirm")}
      danger
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate(undefined, { onSuccess: gone })}
    />
  );
}
