import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";

export type EstimateWarning = Entity<"CampaignEstimate">["warnings"][number];

export function useWarningText(): (warning: EstimateWarning) => string {
  const { t, format } = useI18n();
  return (warning) => {
    switch (warning.code) {
      case "many-recipients": {
        const { recipients, threshold } = warning;
        return t("campaigns.warn.manyRecipients", { recipients, threshold });
      }
      case "us-marketing":
        return t("campaigns.warn.usMarketing", { count: warning.people });
      case "template-quality-low":
        return t("campaigns.warn.templateQuality");
      case "quiet-hours":
        return t("campaigns.warn.quietHours", { from: warning.from, until: warning.until });
      case "same-content-recently": {
        const at = format.dateTime(warning.launchedAt);
        return t("campaigns.warn.sameContent", { at, name: warning.name });
      }
    }
  };
}
