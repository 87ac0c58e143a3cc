import { useI18n } from "../../lib/i18n/index.tsx";
import { readReason, reasonWords } from "./reasons.ts";

export function useReasonText(): (reason: string) => string {
  const { t } = useI18n();
  return (reason) => {
    const { name, code } = readReason(reason);
    const words = reasonWords[name];
    const text = words ? t(words) : name;
    return code ? t("campaigns.reasonWithCode", { text, code }) : text;
  };
}
