import { useI18n } from "../../../lib/i18n/index.tsx";
import type { Estimate } from "./estimate-note.tsx";

/** How much of Meta's daily limit it takes; where it does not fit, a warning says so. */
export function EstimateLimit({ limit }: { limit: Estimate["limit"] }) {
  const { t } = useI18n();
  if (limit.people === 0) return null;
  switch (limit.kind) {
    case "unknown":
      return <p>{t("campaigns.estimate.limitUnknown")}</p>;
    case "unlimited":
      return <p>{t("campaigns.estimate.limitNone")}</p>;
    case "limited": {
      const { perDay, left, people, days } = limit;
      if (days > 1) return null;
      return <p>{t("campaigns.estimate.limit", { perDay, left, people })}</p>;
    }
  }
}
