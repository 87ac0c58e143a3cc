import { classes } from "../../../lib/classes.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { Campaign } from "../figures.ts";
import { useDayWords } from "../use-day-words.ts";
import type { ShownDays } from "./shown.ts";
import type { Day } from "./days.ts";
import { Entry } from "./entry.tsx";

/** A table of days, Monday to Sunday. */
export function Weeks({ weeks, days, today, month }: ShownDays) {
  const { t } = useI18n();
  const { weekday } = useDayWords();
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{t("calendar.label")}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className="py-2 text-sm font-semibold text-ink-2">
              {weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                campaigns={days.get(day) ?? []}
                isToday={day === today}
                faint={month !== undefined && !day.startsWith(month)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  day: Day;
  campaigns: readonly Campaign[];
  isToday: boolean;
  faint: boolean;
}

function DayCell({ day, campaigns, isToday, faint }: CellProps) {
  const { format } = useI18n();
  return (
    <td
      className={classes(
        "h-28 border-t border-r border-line p-1.5 align-top last:border-r-0",
        faint && "bg-paper-2",
      )}
    >
      <time
        dateTime={day}
        aria-label={format.day(day)}
        aria-current={isToday ? "date" : undefined}
        className={classes(
          "mb-1 inline-grid h-6 min-w-6 place-items-center rounded-full px-1 text-sm tabular-nums",
          isToday ? "bg-accent font-semibold text-on-accent" : "text-ink-2",
        )}
      >
        {Number(day.slice(8))}
      </time>
      <ul className="grid gap-1">
        {campaigns.map((campaign) => (
          <li key={campaign.id} className="min-w-0">
            <Entry campaign={campaign} />
          </li>
        ))}
      </ul>
    </td>
  );
}
