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
  ARCHIVED: { word: "templates.status.archived", look: { tone: "neutral", shape: "dash" } },
  PENDING_DELETION: { word: "templates.status.deleted", look: { tone: "neutral", shape: "dash" } },
};

const other: Known = {
  word: "templates.status.other",
  look: { tone: "neutral", shape: "ring" },
};

export const templateStatus = (status: string): Known => statuses[status] ?? other;

/** Those worth filtering by. */
export const filterStatuses = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "DELETED",
] as const;

export const qualities = ["GREEN", "YELLOW", "RED", "UNKNOWN"] as const;

/** Kinds of parts that Siar cannot send yet, by Meta's names for them. */
const parts: Readonly<Record<string, MessageKey>> = {
  CAROUSEL: "templates.part.carousel",
  LIMITED_TIME_OFFER: "templates.part.offer",
  CALL_PERMISSION_REQUEST: "templates.part.call",
  OTP: "templates.part.code",
  FLOW: "templates.part.flow",
  CATALOG: "templates.part.catalog",
  MPM: "templates.part.catalog",
  SPM: "templates.part.catalog",
};

export const partWord = (part: string): MessageKey => parts[part] ?? "templates.part.other";

/** Meta's word for why it did not approve. */
const rejections: Readonly<Record<string, MessageKey>> = {
  ABUSIVE_CONTENT: "templates.rejected.abusive",
  INCORRECT_CATEGORY: "templates.rejected.category",
  TAG_CONTENT_MISMATCH: "templates.rejected.category",
  INVALID_FORMAT: "templates.rejected.format",
  PROMOTIONAL: "templates.rejected.promotional",
  SCAM: "templates.rejected.scam",
};

export const rejectionWord = (reason: string): MessageKey | null => rejections[reason] ?? null;

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
