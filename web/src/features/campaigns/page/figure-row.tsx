import { useI18n } from "../../../lib/i18n/index.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { shareOf, type Stats } from "../figures.ts";

export function FigureRow({ stats }: { stats: Stats }) {
  const { t, format } = useI18n();
  const ofSent = (part: number) => {
    const share = shareOf(part, stats.sent);
    return share === undefined ? "" : t("campaigns.ofSent", { share: format.percent(share) });
  };
  const figure = (label: string, value: number, note: string) => (
    <StatTile label={label} value={format.number(value)} note={note} />
  );
  return (
    <StatRow>
      {figure(t("campaigns.row.sent"), stats.sent, "")}
      {figure(t("campaigns.row.delivered"), stats.delivered, ofSent(stats.delivered))}
      {figure(t("campaigns.row.read"), stats.read, ofSent(stats.read))}
      {figure(t("campaigns.replied"), stats.replied, ofSent(stats.replied))}
      {figure(t("campaigns.row.failed"), stats.failed, "")}
      {figure(t("campaigns.row.skipped"), stats.skipped, "")}
      {stats.unknown > 0 && figure(t("campaigns.row.unknown"), stats.unknown, "")}
      {figure(t("campaigns.optedOut"), stats.optedOut, ofSent(stats.optedOut))}
    </StatRow>
  );
}
