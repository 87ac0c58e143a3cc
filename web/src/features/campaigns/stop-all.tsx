import { useQuery } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useStopAll } from "./commands.ts";
import type { Campaign } from "./figures.ts";
import { campaignsQuery, movingEvery } from "./queries.ts";

/** More than ever run at once: the dialog counts whoever still waits. */
const COUNTED = 200;

/** The one switch for everything that runs; there only while something does. */
export function StopAll() {
  const { t } = useI18n();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery({
    ...campaignsQuery({ status: "running", limit: COUNTED }),
    enabled: can("campaign:send"),
    refetchInterval: movingEvery,
  });
  const running = data?.items ?? [];
  if (!asking && running.length === 0) return null;
  return (
    <>
      <Button
        look="danger"
        icon={<OctagonX size={16} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t("campaigns.stopAll")}
      </Button>
      {asking && <StopAllDialog running={running} onClose={() => setAsking(false)} />}
    </>
  );
}

interface Props {
  running: readonly Campaign[];
  onClose: () => void;
}

function StopAllDialog({ running, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const stopAll = useStopAll();
  const waiting = running.reduce((sum, { stats }) => sum + stats.pending, 0);
  const stopped = (count: number) => {
    const text = count === 0 ? t("campaigns.stopAll.none") : t("campaigns.stopAll.done", { count });
    toast({ tone: "good", text });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("campaigns.stopAll.title")}
      consequence={
        <div className="grid gap-2">
          <p>{t("campaigns.stopAll.campaigns", { count: running.length })}</p>
          <p>{t("campaigns.stopAll.waiting", { count: waiting })}</p>
          <p>{t("campaigns.stopAll.resume")}</p>
        </div>
      }
      confirm={t("campaigns.stopAll.confirm")}
      danger
      busy={stopAll.isPending}
      problem={stopAll.error ? problemFrom(stopAll.error) : undefined}
      onConfirm={() =>
        stopAll.mutate(undefined, { onSuccess: ({ paused }) => stopped(paused.length) })
      }
    />
  );
}
