import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useSession } from "../../../lib/session.ts";
import { useIsPhone } from "../../../lib/use-media.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import type { Campaign } from "../figures.ts";
import { calendarQuery } from "../queries.ts";
import type { CampaignsSearch } from "../search.ts";
import { CalendarBar } from "./calendar-bar.tsx";
import { bounds, dayIn, isDay, today, weeksAround } from "./days.ts";
import { type Days, timeOf } from "./shown.ts";
import { DayList } from "./day-list.tsx";
import { Weeks } from "./weeks.tsx";

interface Props {
  search: CampaignsSearch;
  onSearch: (next: CampaignsSearch) => void;
}

const again = 15_000;

/** What went out and what goes out, by the days of the business. */
export function Calendar({ search, onSearch }: Props) {
  const { t } = useI18n();
  const phone = useIsPhone();
  const { timezone } = useSession().business;
  const span = search.view ?? "month";
  const now = today(timezone);
  const day = search.day !== undefined && isDay(search.day) ? search.day : now;
  const weeks = weeksAround(day, span);
  const { from, until } = bounds(weeks, timezone);
  const { data, error, refetch } = useQuery({
    ...calendarQuery(from, until, search.segment),
    refetchInterval: again,
  });
  const days = useDays(data, timezone);
  const shown = { weeks, days, today: now, month: span === "month" ? day.slice(0, 7) : undefined };
  return (
    <section aria-label={t("calendar.label")} className="sheet overflow-clip">
      <CalendarBar {...{ day, span, search, onSearch }} />
      {!data && !error && <Skeleton className="m-4 h-96" />}
      {error && <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {data && (phone ? <DayList {...shown} /> : <Weeks {...shown} />)}
    </section>
  );
}

function useDays(campaigns: readonly Campaign[] | undefined, zone: string): Days {
  const placed = (campaigns ?? []).flatMap((campaign) => {
    const at = timeOf(campaign);
    return at === undefined ? [] : [{ campaign, at }];
  });
  const sorted = placed.toSorted((one, other) => one.at.localeCompare(other.at));
  const byDay = Map.groupBy(sorted, ({ at }) => dayIn(zone, at));
  return new Map([...byDay].map(([day, each]) => [day, each.map(({ campaign }) => campaign)]));
}
