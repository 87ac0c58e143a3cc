import { CalendarClock } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { Column } from "../../ui/data-table/index.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { CampaignList } from "./campaign-list.tsx";
import type { Campaign } from "./figures.ts";
import type { CampaignsSearch } from "./search.ts";

interface Props {
  search: CampaignsSearch;
  onSearch: (next: CampaignsSearch) => void;
}

export function ScheduledList(props: Props) {
  const { t } = useI18n();
  const empty = (
    <EmptyState icon={<CalendarClock aria-hidden="true" />} title={t("campaigns.noneScheduled")}>
      {t("campaigns.noneScheduledHint")}
    </EmptyState>
  );
  return <CampaignList {...props} only={{ status: "scheduled", columns: useColumns(), empty }} />;
}

function useColumns(): readonly Column<Campaign>[] {
  const { t, format } = useI18n();
  return [
    { id: "name", header: t("campaigns.name"), cell: ({ name }) => name },
    {
      id: "at",
      header: t("campaigns.sendsAt"),
      cell: ({ schedule }) => schedule && format.dateTime(schedule.at),
    },
    {
      id: "in",
      header: t("campaigns.when"),
      card: "beside",
      cell: ({ schedule, missed }) =>
        missed ? (
          <Badge tone="warn">{t("campaigns.missed")}</Badge>
        ) : (
          schedule && <RelativeTime value={schedule.at} className="text-ink-2" />
        ),
    },
    { id: "segment", header: t("campaigns.segment"), cell: ({ segmentName }) => segmentName },
    {
      id: "recipients",
      header: t("campaigns.recipients"),
      align: "end",
      cell: ({ stats }) => format.number(stats.recipients),
    },
  ];
}
