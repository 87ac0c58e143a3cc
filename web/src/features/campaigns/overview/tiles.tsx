import { useI18n } from "../../../lib/i18n/index.tsx";
import { StatTile } from "../../../ui/stat-tile.tsx";
import { shareOf } from "../figures.ts";
import { shownLast, useCampaignsThatAre } from "./queries.ts";

/** The last campaigns together, for the row of figures at the top. */
export function CampaignTiles() {
  const { t, format } = useI18n();
  const last = useCampaignsThatAre("completed", shownLast);
  const sum = (part: "sent" | "delivered" | "read" | "replied") =>
    last?.reduce((total, { stats }) => total + stats[part], 0);
  const sent = sum("sent");
  const share = (part: "read" | "replied") => {
    const value = shareOf(sum(part) ?? 0, sum("delivered") ?? 0);
    if (last === undefined) return undefined;
    return value === undefined ? "–" : format.percent(value);
  };
  const note = last && last.length > 0 && t("overview.ofLast", { count: last.length });
  return (
    <>
      <StatTile
        label={t("overview.sentRecently")}
        value={sent === undefined ? undefined : format.number(sent)}
        note={note}
      />
      <StatTile label={t("overview.readRate")} value={share("read")} note={note} />
      <StatTile label={t("overview.replyRate")} value={share("replied")} note={note} />
    </>
  );
}
