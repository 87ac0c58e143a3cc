import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { type FunnelPart, partsOf, type Stats } from "./figures.ts";

export const partWords: Record<FunnelPart, MessageKey> = {
  read: "campaigns.row.read",
  delivered: "campaigns.row.delivered",
  sent: "campaigns.row.sent",
  failed: "campaigns.row.failed",
  unknown: "campaigns.row.unknown",
  skipped: "campaigns.row.skipped",
};

interface Props {
  name: string;
  stats: Stats;
  height?: "thin" | "thick";
}

/** What became of everybody, in one line. */
export function FunnelBar({ name, stats, height = "thin" }: Props) {
  const { t, format } = useI18n();
  const segments = partsOf(stats).map(({ part, count, tone }) => ({
    value: count,
    tone,
    label: `${t(partWords[part])}: ${format.number(count)}`,
  }));
  return (
    <ProgressBar
      label={t("campaigns.progressOf", { name })}
      total={stats.recipients}
      segments={segments}
      text={t("campaigns.progressText", {
        done: stats.recipients - stats.pending,
        total: stats.recipients,
      })}
      height={height}
    />
  );
}
