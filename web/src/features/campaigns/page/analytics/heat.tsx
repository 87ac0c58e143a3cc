import { useI18n } from "../../../../lib/i18n/index.tsx";
import { ChartFrame } from "../../../../ui/chart/chart-frame.tsx";
import { HeatMap } from "../../../../ui/chart/heat-map.tsx";
import type { Analytics } from "./queries.ts";

/** Any Monday: only the names of its days are needed. */
const monday = Date.UTC(2026, 10, 16);
const dayLong = 86_400_000;

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

export function Heat({ analytics }: { analytics: Analytics }) {
  const { t, format, locale } = useI18n();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const days = Array.from({ length: 7 }, (_, at) => weekday.format(monday + at * dayLong));
  const { readByHour, timezone } = analytics;
  if (readByHour.flat().every((count) => count === 0)) return null;
  return (
    <ChartFrame
      title={t("analytics.heat")}
      description={t("analytics.heatHint", { zone: timezone })}
      table={{
        head: [t("analytics.hour"), ...days],
        rows: hours.map((hour, at) => [
          hour,
          ...readByHour.map((day) => format.number(day[at] ?? 0)),
        ]),
      }}
    >
      <HeatMap
        label={t("analytics.heat")}
        rows={readByHour}
        rowNames={days}
        columnNames={hours}
        say={(day, hour, value) =>
          t("analytics.heatCell", { day, hour, count: format.number(value) })
        }
      />
    </ChartFrame>
  );
}
