import { sentenceOfReason } from "@siar/core/notifications/rules";
import { useI18n } from "../../lib/i18n/index.tsx";

export function useReasonText(): (reason: string) => string {
  const { locale } = useI18n();
  return (reason) => sentenceOfReason(reason, locale);
}
