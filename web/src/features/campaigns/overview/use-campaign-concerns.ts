import { useI18n } from "../../../lib/i18n/index.tsx";
import { useNow } from "../../../lib/use-now.ts";
import type { Concern } from "../../../ui/concerns.tsx";
import type { Campaign } from "../figures.ts";
import { useReasonText } from "../use-reason-text.ts";
import { askedScheduled, shownLast, shownProblems, useCampaignsThatAre } from "./queries.ts";

const concernOf = (campaign: Campaign, tone: Concern["tone"], text: string): Concern => ({
  key: `campaign ${campaign.id} ${text}`,
  tone,
  text,
  to: `/campaigns/${campaign.id}`,
});

/** What about the campaigns waits for a person. */
export function useCampaignConcerns(): readonly Concern[] {
  const { t } = useI18n();
  const reasonText = useReasonText();
  const paused = useCampaignsThatAre("paused", shownProblems) ?? [];
  const scheduled = useCampaignsThatAre("scheduled", askedScheduled) ?? [];
  const completed = useCampaignsThatAre("completed", shownLast) ?? [];
  const missed = scheduled.filter((campaign) => campaign.missed);
  const inDoubt = [...paused, ...completed].filter(({ stats }) => stats.unknown > 0);
  return [
    ...paused.map((campaign) => {
      const { name, pauseReason } = campaign;
      return pauseReason === null
        ? concernOf(campaign, "quiet", t("overview.pausedByPerson", { name }))
        : concernOf(
            campaign,
            "bad",
            t("overview.paused", { name, reason: reasonText(pauseReason) }),
          );
    }),
    ...missed.map((campaign) =>
      concernOf(campaign, "bad", t("overview.missed", { name: campaign.name })),
    ),
    ...useFailedToStart(),
    ...inDoubt.map((campaign) => {
      const { name, stats } = campaign;
      return concernOf(campaign, "warn", t("overview.inDoubt", { name, count: stats.unknown }));
    }),
  ];
}

const aWeek = 7 * 86_400_000;

/** One that could not start is news for a week; then it is a line in the list. */
function useFailedToStart(): readonly Concern[] {
  const { t } = useI18n();
  const reasonText = useReasonText();
  const now = useNow();
  const failed = useCampaignsThatAre("failed", shownLast) ?? [];
  return failed
    .filter(({ updatedAt }) => now - Date.parse(updatedAt) < aWeek)
    .map((campaign) => {
      const reason = reasonText(campaign.failureReason ?? "");
      return concernOf(campaign, "bad", t("overview.failed", { name: campaign.name, reason }));
    });
}
