import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { StatusLook } from "../../ui/status-badge.tsx";

interface Known {
  word: MessageKey;
  look: StatusLook;
}

/** Meta adds states as it likes: one that is not known here is simply not available. */
const statuses: Readonly<Record<string, Known>> = {
  APPROVED: { word: "templates.status.approved", look: { tone: "good", shape: "check" } },
  PENDING: { word: "templates.status.pending", look: { tone: "info", shape: "half" } },
  IN_APPEAL: { word: "templates.status.pending", look: { tone: "info", shape: "half" } },
  REJECTED: { word: "templates.status.rejected", look: { tone: "bad", shape: "cross" } },
  PAUSED: { word: "templates.status.paused", look: { tone: "warn", shape: "bars" } },
  DISABLED: { word: "templates.status.disabled", look: { tone: "bad", shape: "cross" } },
  DELETED: { word: "templates.status.deleted", look: { tone: "neutral", shape: "dash" } },
  PENDING_DELETION: { word: "templates.status.deleted", look: { tone: "neutral", shape: "dash" } },
};

const other: Known = {
  word: "templates.status.other",
  look: { tone: "neutral", shape: "ring" },
};

export const templateStatus = (status: string): Known => statuses[status] ?? other;

/** Those worth filtering by. */
export const filterStatuses = ["APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"] as const;

export const categories: readonly { value: string; word: MessageKey }[] = [
  { value: "MARKETING", word: "templates.category.marketing" },
  { value: "UTILITY", word: "templates.category.utility" },
  { value: "AUTHENTICATION", word: "templates.category.authentication" },
];

export const qualityWord = (quality: string | null): MessageKey => {
  switch (quality) {
    case "GREEN":
      return "templates.quality.high";
    case "YELLOW":
      return "templates.quality.medium";
    case "RED":
      return "templates.quality.low";
    default:
      return "templates.quality.unknown";
  }
};
