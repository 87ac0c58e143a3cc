import { useI18n } from "../../../lib/i18n/index.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { type Campaign, estimate } from "../figures.ts";
import { useDuration } from "../use-duration.ts";
import { useThroughput } from "../use-throughput.ts";

/** What would happen: to how many, how long, and when. */
export function BeforeLaunch({ campaign }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  const duration = useDuration();
  const { recipients } = campaign.stats;
  const throughput = useThroughput(campaign.numberId);
  const { rate, seconds } = estimate(recipients, campaign.rateLimit, throughput);
  const { schedule } = campaign;
  return (
    <StatRow>
      <StatTile
        label={t("campaigns.recipients")}
        value={format.number(recipients)}
        note={t("campaigns.asOfNow")}
      />
      <StatTile
        label={t("campaigns.takes")}
        value={recipients > 0 ? duration(seconds) : "–"}
        note={t("campaigns.perSecond", { rate })}
      />
      <StatTile
        label={t("campaigns.sendsAt")}
        value={schedule ? format.dateTime(schedule.at) : t("campaigns.notScheduled")}
        note={<When schedule={schedule} />}
      />
    </StatRow>
  );
}

function When({ schedule }: Pick<Campaign, "schedule">) {
  const { t } = useI18n();
  if (schedule === null) return t("campaigns.notScheduledHint");
  if (schedule.wallTime === null) return <RelativeTime value={schedule.at} />;
  return t("campaigns.byTheirClocks", { time: schedule.wallTime.slice(11, 16) });
}
