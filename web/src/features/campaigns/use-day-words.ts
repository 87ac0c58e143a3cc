import { useMemo } from "react";
import { placeless } from "../../lib/format.ts";
import { useI18n } from "../../lib/i18n/index.tsx";

/** Days and times on a wall, `2026-12-01T09:00`, in the reader's language. */
export function useDayWords() {
  const { locale } = useI18n();
  return useMemo(() => {
    const day = { weekday: "short", day: "numeric", month: "short" } as const;
    return {
      wallTime: placeless(locale, { ...day, hour: "2-digit", minute: "2-digit" }),
      weekday: placeless(locale, { weekday: "short" }),
      month: placeless(locale, { month: "long", year: "numeric" }),
    };
  }, [locale]);
}
