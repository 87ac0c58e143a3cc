import { ChevronLeft, ChevronRight } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import type { CampaignsSearch } from "../search.ts";
import { useDayWords } from "../use-day-words.ts";
import { type Day, type Span, today, turned } from "./days.ts";

interface Props {
  day: Day;
  span: Span;
  search: CampaignsSearch;
  onSearch: (next: CampaignsSearch) => void;
}

/** Which month or week it is, and the way to the others. */
export function CalendarBar({ day, span, search, onSearch }: Props) {
  const { t, format } = useI18n();
  const { month } = useDayWords();
  const { timezone } = useSession().business;
  const show = (next: Day) => onSearch({ ...search, view: span, day: next });
  const title = span === "month" ? month(day) : t("calendar.weekOf", { day: format.day(day) });
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <Button
        size="icon"
        aria-label={t("calendar.before")}
        onClick={() => show(turned(day, span, -1))}
      >
        <ChevronLeft size={17} aria-hidden="true" />
      </Button>
      <Button
        size="icon"
        aria-label={t("calendar.after")}
        onClick={() => show(turned(day, span, 1))}
      >
        <ChevronRight size={17} aria-hidden="true" />
      </Button>
      <h2 role="status" className="mr-auto pl-1 text-lg">
        {title}
      </h2>
      <Button onClick={() => show(today(timezone))}>{t("calendar.today")}</Button>
      <Select
        aria-label={t("calendar.span")}
        className="w-32"
        value={span}
        options={[
          { value: "month", label: t("calendar.month") },
          { value: "week", label: t("calendar.week") },
        ]}
        onChange={(view) => onSearch({ ...search, view, day })}
      />
    </div>
  );
}
