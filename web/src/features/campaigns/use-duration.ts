import { useI18n } from "../../lib/i18n/index.tsx";

/** "40 seconds", "3 minutes", "2 hours": as exact as one plans with. */
export function useDuration(): (seconds: number) => string {
  const { t } = useI18n();
  return (seconds) => {
    if (seconds < 60) return t("campaigns.seconds", { count: Math.max(1, Math.round(seconds)) });
    if (seconds < 5_400) return t("campaigns.minutes", { count: Math.round(seconds / 60) });
    return t("campaigns.hours", { count: Math.round(seconds / 3_600) });
  };
}
