import { useI18n } from "../../lib/i18n/index.tsx";

/** A length of time as exact as one wants it here. */
export function useSpan(): (seconds: number) => string {
  const { t } = useI18n();
  return (seconds) => {
    if (seconds < 120) return t("campaigns.seconds", { count: seconds });
    if (seconds < 7_200) return t("campaigns.minutes", { count: Math.round(seconds / 60) });
    return t("campaigns.hours", { count: Math.round(seconds / 3_600) });
  };
}
