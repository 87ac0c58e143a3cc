import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type MessageKey, useI18n } from "../../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../../lib/problem.ts";
import { ChartFrame } from "../../../../ui/chart/chart-frame.tsx";
import { LineChart } from "../../../../ui/chart/line-chart.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Skeleton } from "../../../../ui/skeleton.tsx";
import { ErrorState } from "../../../../ui/states.tsx";
import { type BucketSize, type Timeline, timelineQuery } from "./queries.ts";

const kinds = ["sent", "delivered", "read", "replied", "failed"] as const;

const words: Record<(typeof kinds)[number], MessageKey> = {
  sent: "campaigns.row.sent",
  delivered: "campaigns.row.delivered",
  read: "campaigns.row.read",
  replied: "campaigns.replied",
  failed: "campaigns.row.failed",
};

const sizes = ["minute", "hour", "day"] as const;
type Way = "cumulative" | "perBucket";

export function TimelineChart({ id, moving }: { id: number; moving: boolean }) {
  const { t } = useI18n();
  const [size, setSize] = useState<BucketSize>();
  const [way, setWay] = useState<Way>("cumulative");
  const { data, error, refetch } = useQuery(timelineQuery(id, moving, size));
  const rowsOf = useRows(way);
  if (error) return <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />;
  return (
    <ChartFrame
      title={t("analytics.timeline")}
      table={data ? rowsOf(data) : { head: [], rows: [] }}
      actions={
        <>
          <Select
            aria-label={t("analytics.sizes")}
            options={sizes.map((value) => ({ value, label: t(`analytics.size.${value}`) }))}
            value={size ?? data?.bucket}
            onChange={setSize}
          />
          <Select
            aria-label={t("analytics.timeline")}
            options={(["cumulative", "perBucket"] as const).map((value) => ({
              value,
              label: t(`analytics.${value}`),
            }))}
            value={way}
            onChange={setWay}
          />
        </>
      }
    >
      {data ? <Lines timeline={data} way={way} /> : <Skeleton className="h-56" />}
    </ChartFrame>
  );
}

function Lines({ timeline, way }: { timeline: Timeline; way: Way }) {
  const { t, format } = useI18n();
  const nameOf = usePlace(timeline.bucket);
  const { items, later } = timeline;
  const after = kinds.reduce((sum, kind) => sum + later[kind], 0);
  if (items.length === 0) return <p className="text-ink-2">{t("analytics.nothing")}</p>;
  return (
    <>
      <LineChart
        label={t("analytics.timeline")}
        places={items.map(({ at }) => nameOf(at))}
        series={kinds.map((key) => ({
          key,
          label: t(words[key]),
          values: items.map((item) => (way === "cumulative" ? item.cumulative : item)[key]),
        }))}
        format={format.number}
      />
      {after > 0 && (
        <p className="mt-2 text-sm text-ink-3">{t("analytics.later", { count: after })}</p>
      )}
    </>
  );
}

function usePlace(bucket: BucketSize): (at: string) => string {
  const { format } = useI18n();
  return bucket === "day" ? format.date : format.dateTime;
}

function useRows(way: Way) {
  const { t, format } = useI18n();
  const day = usePlace("day");
  const hour = usePlace("hour");
  return ({ bucket, items }: Timeline) => ({
    head: [t("analytics.time"), ...kinds.map((kind) => t(words[kind]))],
    rows: items.map((item) => [
      (bucket === "day" ? day : hour)(item.at),
      ...kinds.map((kind) => format.number((way === "cumulative" ? item.cumulative : item)[kind])),
    ]),
  });
}
