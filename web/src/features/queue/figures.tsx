import { useI18n } from "../../lib/i18n/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";
import type { Queue } from "./queries.ts";
import { useSpan } from "./use-span.ts";

/** How fast it goes, how long it takes, and what piles up. */
export function Figures({ queue }: { queue: Queue }) {
  const { t, format } = useI18n();
  const { lastMinute, lastHour, outbox, jobs } = queue;
  return (
    <StatRow>
      <StatTile
        label={t("queue.lastMinute")}
        value={format.number(lastMinute.sent)}
        note={t("campaigns.perSecond", { rate: format.decimal(lastMinute.perSecond) })}
      />
      <StatTile
        label={t("queue.lastHour")}
        value={format.number(lastHour.sent)}
        note={t("queue.launched", { count: lastHour.campaigns })}
      />
      <TimesTile label={t("queue.waited")} times={lastHour.waitedSeconds} />
      <TimesTile label={t("queue.ran")} times={lastHour.ranSeconds} />
      <BacklogTile label={t("queue.outbox")} backlog={outbox} />
      <BacklogTile label={t("nav.jobs")} backlog={jobs} />
    </StatRow>
  );
}

function TimesTile({ label, times }: { label: string; times: Queue["lastHour"]["ranSeconds"] }) {
  const { t } = useI18n();
  const span = useSpan();
  return (
    <StatTile
      label={label}
      value={times ? span(times.middle) : "–"}
      note={times ? t("queue.longest", { time: span(times.longest) }) : t("queue.noneLaunched")}
    />
  );
}

function BacklogTile({ label, backlog }: { label: string; backlog: Queue["outbox"] }) {
  const { t, format } = useI18n();
  const { count, oldestAt } = backlog;
  return (
    <StatTile
      label={label}
      value={format.number(count)}
      note={
        oldestAt ? (
          <>
            {t("queue.oldest")} <RelativeTime value={oldestAt} />
          </>
        ) : (
          t("queue.nothingWaits")
        )
      }
    />
  );
}
