import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCommand } from "../commands.ts";
import type { Campaign } from "../figures.ts";
import { campaignQuery, estimateQuery } from "../queries.ts";
import { EstimateNote } from "./estimate-note.tsx";
import { HoldQuietHours } from "./hours-choice.tsx";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

/** The count is taken again while the question is asked: the segment may have grown. */
export function LaunchDialog({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const send = useCommand(campaign.id);
  const counted = useQuery({ ...campaignQuery(campaign.id), staleTime: 0 });
  const now = counted.data ?? campaign;
  const [holdQuietHours, setHold] = useState(campaign.holdQuietHours);
  const estimate = useQuery(estimateQuery(campaign.id, { at: "now", holdQuietHours }));
  const count = estimate.data?.willReceive ?? now.stats.recipients;
  const launch = () =>
    send.mutate(
      { kind: "send", version: now.version, holdQuietHours },
      {
        onSuccess: () => {
          toast({ tone: "good", text: t("campaigns.launched", { name: now.name }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("campaigns.launch.title", { name: now.name })}
      consequence={
        <div className="grid gap-2">
          <p>{t("campaigns.launch.people", { count })}</p>
          <EstimateNote estimate={estimate} />
          <HoldQuietHours checked={holdQuietHours} onChange={setHold} />
        </div>
      }
      confirm={t("campaigns.launch.confirm", { count })}
      busy={send.isPending}
      problem={send.error ? problemFrom(send.error) : undefined}
      onConfirm={launch}
    />
  );
}
