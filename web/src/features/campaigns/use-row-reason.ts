import type { SkipReason } from "@siar/core/sending/schema";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import type { LiveRow } from "../../lib/live.ts";

/** Why a recipient was left out, did not get it, or is in doubt. */
export const skipWords: Record<SkipReason, MessageKey> = {
  opted_out: "campaigns.skip.optedOut",
  cooldown: "campaigns.skip.cooldown",
  no_phone: "campaigns.skip.noPhone",
  not_on_whatsapp: "campaigns.skip.notOnWhatsapp",
  duplicate: "campaigns.skip.duplicate",
  window_closed: "campaigns.skip.windowClosed",
  invalid_variables: "campaigns.skip.invalidVariables",
  us_marketing: "campaigns.skip.usMarketing",
  recent_131049: "campaigns.skip.recentlyRefused",
  contact_removed: "campaigns.skip.contactRemoved",
  excluded: "campaigns.skip.excluded",
  cancelled: "campaigns.skip.cancelled",
};

const otherWords: Readonly<Record<string, MessageKey>> = {
  ...skipWords,
  answer_lost: "campaigns.rowReason.answerLost",
  consumer_lost: "campaigns.rowReason.answerLost",
  not_reached: "campaigns.rowReason.notReached",
  dead_letter: "campaigns.rowReason.gaveUp",
  gave_up: "campaigns.rowReason.gaveUp",
  refused: "campaigns.rowReason.refused",
  restored: "campaigns.rowReason.restored",
  dismissed: "campaigns.rowReason.dismissed",
};

/** What a reason is called; undefined for one that Meta says in its own words. */
export function useReasonName(): (reason: string | null) => string | undefined {
  const { t } = useI18n();
  return (reason) => {
    const words = reason === null ? undefined : otherWords[reason];
    return words && t(words);
  };
}

export function useRowReason(): (row: LiveRow) => string | undefined {
  const { t } = useI18n();
  return ({ reason, errorCode, errorMessage }) => {
    const words = reason === null ? undefined : otherWords[reason];
    const text = errorMessage ?? (words ? t(words) : reason);
    if (text === null) return undefined;
    return errorCode === null
      ? text
      : t("campaigns.reasonWithCode", { text, code: String(errorCode) });
  };
}
