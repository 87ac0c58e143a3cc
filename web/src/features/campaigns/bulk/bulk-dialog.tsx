import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast.tsx";
import type { Campaign } from "../figures.ts";
import { type BulkAct, doToAll, obeying } from "./acts.ts";

interface Props {
  act: BulkAct;
  chosen: readonly Campaign[];
  onClose: () => void;
  onDone: () => void;
}

const words = {
  remove: {
    title: "campaigns.bulk.removeTitle",
    effect: "campaigns.bulk.removeThen",
    confirm: "campaigns.bulk.removeConfirm",
  },
  unschedule: {
    title: "campaigns.bulk.unscheduleTitle",
    effect: "campaigns.bulk.unscheduleThen",
    confirm: "campaigns.bulk.unscheduleConfirm",
  },
  pause: {
    title: "campaigns.bulk.pauseTitle",
    effect: "campaigns.bulk.pauseThen",
    confirm: "campaigns.bulk.pauseConfirm",
  },
  resume: {
    title: "campaigns.bulk.resumeTitle",
    effect: "campaigns.bulk.resumeThen",
    confirm: "campaigns.bulk.resumeConfirm",
  },
} as const;

const namesShown = 5;

/** Which of the chosen it reaches and which it passes over, before anything is done. */
export function BulkDialog({ act, chosen, onClose, onDone }: Props) {
  const { t, format } = useI18n();
  const work = useDoToAll(act, onDone);
  const reached = obeying(act, chosen);
  const count = reached.length;
  const passedOver = chosen.length - count;
  const names = reached.slice(0, namesShown).map(({ name }) => name);
  const { title, effect, confirm } = words[act];
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(title, { count })}
      consequence={
        <div className="grid gap-1.5">
          <p>{t(effect)}</p>
          <p>{format.list(count > namesShown ? [...names, "…"] : names)}</p>
          {passedOver > 0 && <p>{t("campaigns.bulk.passedOver", { count: passedOver })}</p>}
        </div>
      }
      confirm={t(confirm, { count })}
      danger={act === "remove"}
      busy={work.isPending}
      onConfirm={() => work.mutate(reached)}
    />
  );
}

function useDoToAll(act: BulkAct, onDone: () => void) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (campaigns: readonly Campaign[]) => ({
      refused: await doToAll(act, campaigns),
      count: campaigns.length,
    }),
    onSuccess: ({ refused, count }) => {
      const done = count - refused.length;
      const text = t("campaigns.bulk.done", { count: done });
      const not = refused.length > 0 ? t("campaigns.bulk.refused", { count: refused.length }) : "";
      toast({ tone: refused.length > 0 ? "bad" : "good", text: `${text} ${not}`.trim() });
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ["campaigns"] }),
  });
}
