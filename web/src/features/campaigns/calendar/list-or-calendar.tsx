import { CalendarDays, List } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import type { CampaignsSearch } from "../search.ts";

interface Props {
  search: CampaignsSearch;
  onSearch: (next: CampaignsSearch) => void;
}

const pressed = "aria-pressed:border-accent aria-pressed:bg-accent-soft";

/** The same campaigns line by line, or by their days. */
export function ListOrCalendar({ search, onSearch }: Props) {
  const { t } = useI18n();
  const isList = search.view === undefined;
  return (
    <div role="group" aria-label={t("calendar.shownAs")} className="flex gap-1.5">
      <Button
        size="sm"
        aria-pressed={isList}
        className={pressed}
        icon={<List size={15} aria-hidden="true" />}
        onClick={() => onSearch({ ...search, view: undefined, day: undefined })}
      >
        {t("calendar.asList")}
      </Button>
      <Button
        size="sm"
        aria-pressed={!isList}
        className={pressed}
        icon={<CalendarDays size={15} aria-hidden="true" />}
        onClick={() => onSearch({ ...search, view: search.view ?? "month" })}
      >
        {t("calendar.label")}
      </Button>
    </div>
  );
}
