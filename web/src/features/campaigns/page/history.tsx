import { memo } from "react";
import { useQuery } from "@tanstack/react-query";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import type { Entity } from "../../../lib/api.ts";
import type { LiveEvent } from "../../../lib/live.ts";
import { useCan } from "../../../lib/session.ts";
import { Panel } from "../../../ui/panel.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { campaignWords } from "../looks.ts";
import { historyQuery } from "../queries.ts";
import { useReasonText } from "../use-reason-text.ts";
import { campaignStatuses } from "../statuses.ts";

interface Props {
  id: number;
  events: readonly LiveEvent[];
}

/** Who did what: from the audit for whoever may read it, else what was heard while looking. */
export const History = memo(function History({ id, events }: Props) {
  const can = useCan();
  if (can("audit:view")) return <AuditedHistory id={id} />;
  return events.length > 0 ? <HeardHistory events={events} /> : null;
});

const actionWords: Readonly<Record<string, MessageKey>> = {
  "campaign.create": "campaigns.did.create",
  "campaign.update": "campaigns.did.update",
  "campaign.launch": "campaigns.did.launch",
  "campaign.schedule": "campaigns.did.schedule",
  "campaign.unschedule": "campaigns.did.unschedule",
  "campaign.pause": "campaigns.did.pause",
  "campaign.stop-all": "campaigns.did.stopAll",
  "campaign.resume": "campaigns.did.resume",
  "campaign.cancel": "campaigns.did.cancel",
  "campaign.rate": "campaigns.did.rate",
  "campaign.retry": "campaigns.did.retry",
  "campaign.dismiss": "campaigns.did.dismiss",
  "campaign.exclude": "campaigns.did.exclude",
  "campaign.export": "campaigns.did.export",
  "campaign.tested": "campaigns.did.tested",
  "campaign.complete": "campaigns.did.complete",
  "campaign.fail": "campaigns.did.fail",
  "campaign.missed": "campaigns.did.missed",
};

const testOutcomes: Readonly<Record<string, MessageKey>> = {
  accepted: "campaigns.test.outcome.accepted",
  refused: "campaigns.test.outcome.refused",
  "in-doubt": "campaigns.test.outcome.in-doubt",
  "not-sent": "campaigns.test.outcome.not-sent",
};

function AuditedHistory({ id }: { id: number }) {
  const { t } = useI18n();
  const { data } = useQuery(historyQuery(id));
  // A test is told once, with what became of it.
  const entries = data?.items.filter(({ action }) => action !== "campaign.test");
  if (entries?.length === 0) return null;
  return (
    <Panel title={t("campaigns.history")}>
      {entries ? (
        <ol className="grid gap-3">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      ) : (
        <Skeleton className="h-16 w-full" />
      )}
    </Panel>
  );
}

function Entry({ entry }: { entry: Entity<"AuditEntry"> }) {
  const { t } = useI18n();
  const words = actionWords[entry.action];
  const who = entry.actor.kind === "system" ? t("campaigns.bySiar") : entry.actor.name;
  return (
    <Line at={entry.at} what={words ? t(words) : entry.action}>
      {who}
      <Particulars entry={entry} />
    </Line>
  );
}

/** The number or the reason that makes the entry worth reading. */
function Particulars({ entry: { action, after } }: { entry: Entity<"AuditEntry"> }) {
  const { t } = useI18n();
  const reasonText = useReasonText();
  const reason = after?.["pauseReason"] ?? after?.["failureReason"] ?? after?.["reason"];
  if (typeof reason === "string") return <> · {reasonText(reason)}</>;
  const rate = after?.["rateLimit"];
  if (action === "campaign.rate" && typeof rate === "number") {
    return <> · {t("campaigns.perSecond", { rate })}</>;
  }
  const outcome = testOutcomes[String(after?.["outcome"])];
  if (action === "campaign.tested" && outcome) return <> · {t(outcome)}</>;
  const recipients = after?.["recipients"];
  if (typeof recipients === "number") return <> · {t("campaigns.people", { count: recipients })}</>;
  return null;
}

interface LineProps {
  at: string;
  what: string;
  children?: React.ReactNode;
}

function Line({ at, what, children }: LineProps) {
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-3">
      <span className="font-semibold">{what}</span>
      <RelativeTime value={at} className="text-sm text-ink-3" />
      {children && <span className="col-span-2 text-sm text-ink-2">{children}</span>}
    </li>
  );
}

function HeardHistory({ events }: { events: readonly LiveEvent[] }) {
  const { t } = useI18n();
  return (
    <Panel title={t("campaigns.history")}>
      <ol className="grid gap-3">
        {events.map((event) => {
          const status = campaignStatuses.find((candidate) => candidate === event.event);
          const what = status ? t(campaignWords[status]) : event.event;
          return <Line key={event.at + event.event} at={event.at} what={what} />;
        })}
      </ol>
    </Panel>
  );
}
