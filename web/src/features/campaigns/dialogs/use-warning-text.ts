import type { Entity } from "../../../lib/api.ts";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";

export type EstimateWarning = Entity<"CampaignEstimate">["warnings"][number];

const categoryWords: Readonly<Record<string, MessageKey>> = {
  MARKETING: "templates.category.marketing",
  UTILITY: "templates.category.utility",
  AUTHENTICATION: "templates.category.authentication",
};

export function useWarningText(): (warning: EstimateWarning) => string {
  const { t, format } = useI18n();
  const category = (name: string): string => {
    const word = categoryWords[name];
    return word === undefined ? name : t(word);
  };
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
      case "over-daily-limit": {
        const { people, left, days } = warning;
        return t("campaigns.warn.overLimit", { people, left, days });
      }
      case "template-category-changed": {
        const [from, to] = [category(warning.from), category(warning.to)];
        return t("campaigns.warn.categoryChanged", { from, to });
      }
    }
  };
}
