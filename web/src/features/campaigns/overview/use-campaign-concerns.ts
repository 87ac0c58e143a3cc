import { type Translate, useI18n } from "../../../lib/i18n/index.tsx";
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

/** What about the campaigns waits for a person; undefined until all of it is known. */
export function useCampaignConcerns(): readonly Concern[] | undefined {
  const { t } = useI18n();
  const reasonText = useReasonText();
  const now = useNow();
  const paused = useCampaignsThatAre("paused", shownProblems);
  const scheduled = useCampaignsThatAre("scheduled", askedScheduled);
  const completed = useCampaignsThatAre("completed", shownLast);
  const failed = useCampaignsThatAre("failed", shownLast);
  if (!paused || !scheduled || !completed || !failed) return undefined;
  return [
    ...paused.map((campaign) => pausedConcern(campaign, t, reasonText)),
    ...scheduled
      .filter(({ missed }) => missed)
      .map((campaign) => concernOf(campaign, "bad", t("overview.missed", { name: campaign.name }))),
    ...failed
      .filter((campaign) => isNews(campaign, now))
      .map((campaign) => {
        const reason = reasonText(campaign.failureReason ?? "");
        return concernOf(campaign, "bad", t("overview.failed", { name: campaign.name, reason }));
      }),
    ...[...paused, ...completed]
      .filter(({ stats }) => stats.unknown > 0)
      .map((campaign) => {
        const { name, stats } = campaign;
        return concernOf(campaign, "warn", t("overview.inDoubt", { name, count: stats.unknown }));
      }),
  ];
}

/** Paused by a person is a reminder, paused by the system a trouble. */
function pausedConcern(
  campaign: Campaign,
  t: Translate,
  reasonText: (reason: string) => string,
): Concern {
  const { name, pauseReason } = campaign;
  if (pauseReason === null) {
    return concernOf(campaign, "quiet", t("overview.pausedByPerson", { name }));
  }
  const reason = reasonText(pauseReason);
  return concernOf(campaign, "bad", t("overview.paused", { name, reason }));
}

const aWeek = 7 * 86_400_000;

/** One that could not start is news for a week; then it is a line in the list. */
const isNews = ({ updatedAt }: Campaign, now: number): boolean =>
  now - Date.parse(updatedAt) < aWeek;
