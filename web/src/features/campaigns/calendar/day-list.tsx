import { useI18n } from "../../../lib/i18n/index.tsx";
import { useDayWords } from "../use-day-words.ts";
import type { ShownDays } from "./shown.ts";
import { Entry } from "./entry.tsx";

/** On a phone: the days on which there is something, one under the other. */
export function DayList({ weeks, days, month }: ShownDays) {
  const { t, format } = useI18n();
  const { weekday } = useDayWords();
  const some = weeks
    .flat()
    .filter((day) => days.has(day) && (month === undefined || day.startsWith(month)));
  if (some.length === 0) {
    return <p className="px-4 py-10 text-center text-ink-2">{t("calendar.none")}</p>;
  }
  return (
    <ol className="grid gap-4 p-4">
      {some.map((day) => (
        <li key={day} className="grid gap-1.5">
          <h3 className="text-base">
            {weekday(day)} · {format.day(day)}
          </h3>
          <ul className="grid gap-1">
            {days.get(day)?.map((campaign) => (
              <li key={campaign.id} className="min-w-0">
                <Entry campaign={campaign} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
