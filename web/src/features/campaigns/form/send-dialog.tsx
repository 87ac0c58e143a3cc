import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { type Command, useCommand } from "../commands.ts";
import type { Estimate } from "../dialogs/estimate-note.tsx";
import type { Campaign } from "../figures.ts";
import type { EstimateWish } from "../queries.ts";

interface Props {
  campaign: Campaign;
  wish: EstimateWish;
  estimate: Estimate | undefined;
  onClose: () => void;
}

/** The version that was reviewed is the one that goes out, or none. */
const commandOf = ({ version }: Campaign, wish: EstimateWish): Command => {
  const { at, holdQuietHours, recipientZone = false, timezone = "" } = wish;
  return at === "now"
    ? { kind: "send", version, holdQuietHours }
    : { kind: "schedule", version, at, timezone, recipientZone, holdQuietHours };
};

/** The last question: to how many people, and when. */
export function SendDialog({ campaign, wish, estimate, onClose }: Props) {
  const { t, format } = useI18n();
  const toast = useToast();
  const navigate = useNavigate();
  const send = useCommand(campaign.id);
  usePreparedPage(campaign.id);
  const count = estimate?.willReceive ?? campaign.stats.recipients;
  const now = wish.at === "now";
  const at = now ? "" : format.dateTime(wish.at);
  const { name } = campaign;
  const sent = () => {
    const text = now ? t("campaigns.launched", { name }) : t("campaigns.schedule.done", { at });
    toast({ tone: "good", text });
    void navigate({ to: "/campaigns/$id", params: { id: campaign.id } });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={now ? t("campaigns.launch.title", { name }) : t("campaigns.schedule.title", { name })}
      consequence={
        now ? t("campaigns.launch.people", { count }) : t("builder.scheduleFor", { count, at })
      }
      confirm={
        now ? t("campaigns.launch.confirm", { count }) : t("builder.scheduleConfirm", { count })
      }
      busy={send.isPending}
      problem={send.error ? problemFrom(send.error) : undefined}
      onConfirm={() => send.mutate(commandOf(campaign, wish), { onSuccess: sent })}
    />
  );
}

/** Where it leads is there when it is sent: the first messages go out at once. */
function usePreparedPage(id: number): void {
  const router = useRouter();
  useEffect(() => {
    void router.preloadRoute({ to: "/campaigns/$id", params: { id } });
  }, [router, id]);
}
