import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCommand } from "../commands.ts";
import { type Campaign, estimate } from "../figures.ts";
import { campaignQuery } from "../queries.ts";
import { useDuration } from "../use-duration.ts";
import { useThroughput } from "../use-throughput.ts";

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
  const launch = () =>
    send.mutate(
      { kind: "send", version: now.version },
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
      consequence={<Consequence campaign={now} />}
      confirm={t("campaigns.launch.confirm", { count: now.stats.recipients })}
      busy={send.isPending}
      problem={send.error ? problemFrom(send.error) : undefined}
      onConfirm={launch}
    />
  );
}

function Consequence({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const duration = useDuration();
  const { recipients } = campaign.stats;
  const { rate, seconds } = estimate(
    recipients,
    campaign.rateLimit,
    useThroughput(campaign.numberId),
  );
  return (
    <div className="grid gap-2">
      <p>{t("campaigns.launch.people", { count: recipients })}</p>
      <p>{t("campaigns.launch.time", { duration: duration(seconds), rate })}</p>
      <p>{t("campaigns.launch.skips")}</p>
    </div>
  );
}
