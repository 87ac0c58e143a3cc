import { useI18n } from "../../../lib/i18n/index.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { rateOf, type Reached, type Stats } from "../figures.ts";

export function FigureRow({ stats }: { stats: Stats }) {
  const { t, format } = useI18n();
  const share = (reached: Reached) => {
    const rate = rateOf(stats, reached);
    if (rate === undefined) return "";
    const values = { share: format.percent(rate) };
    return reached === "delivered"
      ? t("campaigns.ofSent", values)
      : t("campaigns.ofDelivered", values);
  };
  const figure = (label: string, value: number, note: string) => (
    <StatTile label={label} value={format.number(value)} note={note} />
  );
  return (
    <StatRow>
      {figure(t("campaigns.row.sent"), stats.sent, "")}
      {figure(t("campaigns.row.delivered"), stats.delivered, share("delivered"))}
      {figure(t("campaigns.row.read"), stats.read, share("read"))}
      {figure(t("campaigns.replied"), stats.replied, share("replied"))}
      {figure(t("campaigns.row.failed"), stats.failed, "")}
      {figure(t("campaigns.row.skipped"), stats.skipped, "")}
      {stats.unknown > 0 && figure(t("campaigns.row.unknown"), stats.unknown, "")}
      {figure(t("campaigns.optedOut"), stats.optedOut, share("optedOut"))}
    </StatRow>
  );
}
