import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { reachQuery } from "./queries.ts";

/** Above this share of the limit a campaign may not fit into the day any more. */
const SCARCE = 0.8;

/** How many people may still be written to: one limit for all numbers. */
export function Reach() {
  const { t } = useI18n();
  const { data } = useQuery(reachQuery);
  return (
    <Panel title={t("connection.reach")} description={t("connection.reachHint")}>
      {data ? <Used {...data} /> : <Skeleton className="h-9 w-full" />}
    </Panel>
  );
}

interface Used {
  perDay: number | null;
  unlimited: boolean;
  people: number;
  countedTo: number;
}

function Used({ perDay, unlimited, people, countedTo }: Used) {
  const { t, format } = useI18n();
  const used = `${format.number(people)}${people >= countedTo && perDay === null ? "+" : ""}`;
  if (perDay === null) {
    return (
      <p>
        <strong>{t("connection.reached", { count: used })}</strong>{" "}
        <span className="text-ink-2">
          {t(unlimited ? "connection.noLimit" : "connection.limitUnknown")}
        </span>
      </p>
    );
  }
  const text = t("connection.reachedOf", { used, limit: format.number(perDay) });
  const left = format.number(Math.max(0, perDay - people));
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong>{text}</strong>
        <span className="text-sm text-ink-2">{t("connection.left", { count: left })}</span>
      </div>
      <ProgressBar
        label={t("connection.reach")}
        total={perDay}
        text={text}
        segments={[
          { value: people, tone: people >= perDay * SCARCE ? "warn" : "accent", label: text },
        ]}
      />
    </div>
  );
}
