import { obeys } from "@siar/core/campaigns/rules";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { DismissDialog, RetryDialog } from "../dialogs/row-dialogs.tsx";
import type { RetryWish } from "../dialogs/retry-dialog.tsx";
import type { Campaign } from "../figures.ts";
import { useReasonText } from "../use-reason-text.ts";

/** What somebody should look at, most pressing first, each with what can be done about it. */
export function Attention({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const reasonText = useReasonText();
  const { missed, failureReason, pauseReason, status } = campaign;
  return (
    <>
      {status === "failed" && failureReason && (
        <Note tone="bad" title={t("campaigns.couldNotStart")}>
          {reasonText(failureReason)}
        </Note>
      )}
      {status === "paused" && pauseReason && (
        <Note
          tone="warn"
          title={t(byAPerson(pauseReason) ? "campaigns.pausedWithAll" : "campaigns.pausedBySiar")}
        >
          {reasonText(pauseReason)}
        </Note>
      )}
      {status === "scheduled" && missed && (
        <Note tone="warn" title={t("campaigns.missed")}>
          {t("campaigns.missedHint")}
        </Note>
      )}
      <RetryNotes campaign={campaign} />
    </>
  );
}

const byAPerson = (reason: string): boolean => reason === "stopped_all";

function RetryNotes({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { failed, unknown } = campaign.stats;
  return (
    <>
      {unknown > 0 && (
        <Note
          tone="warn"
          title={t("campaigns.unknownTitle", { count: unknown })}
          action={
            <div className="flex flex-wrap gap-2">
              <RetryButton campaign={campaign} status="unknown" />
              <DismissButton campaign={campaign} />
            </div>
          }
        >
          {t("campaigns.unknownHint")}
        </Note>
      )}
      {failed > 0 && campaign.status !== "running" && (
        <Note
          tone="quiet"
          title={t("campaigns.failedTitle", { count: failed })}
          action={<RetryButton campaign={campaign} status="failed" />}
        >
          {t("campaigns.failedHint")}
        </Note>
      )}
    </>
  );
}

interface RetryProps {
  campaign: Campaign;
  status: RetryWish["status"];
}

function RetryButton({ campaign, status }: RetryProps) {
  const { t } = useI18n();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  if (!can("campaign:send") || !obeys(campaign.status, "retry")) return null;
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t("campaigns.tryAgain")}
      </Button>
      {asking && (
        <RetryDialog
          id={campaign.id}
          count={campaign.stats[status]}
          wish={{ status }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function DismissButton({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  if (!can("campaign:send") || !obeys(campaign.status, "dismiss")) return null;
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t("campaigns.dismiss")}
      </Button>
      {asking && (
        <DismissDialog
          id={campaign.id}
          count={campaign.stats.unknown}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface NoteProps {
  tone: "bad" | "warn" | "quiet";
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

const looks = {
  bad: "border-bad/35 bg-bad-soft [&>svg]:text-bad",
  warn: "border-warn/35 bg-warn-soft [&>svg]:text-warn",
  quiet: "border-line bg-paper-2 [&>svg]:text-ink-3",
};

function Note({ tone, title, action, children }: NoteProps) {
  const Icon = tone === "warn" ? TriangleAlert : CircleAlert;
  return (
    <div className={`flex flex-wrap items-start gap-3 rounded-lg border px-4 py-3 ${looks[tone]}`}>
      <Icon size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{title}</p>
        <p className="text-ink-2">{children}</p>
      </div>
      {action}
    </div>
  );
}
