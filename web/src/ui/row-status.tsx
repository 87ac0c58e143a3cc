import type { RowStatus } from "@siar/core/sending/schema";
import { type MessageKey, useI18n } from "../lib/i18n/index.tsx";
import { StatusBadge, type StatusLook } from "./status-badge.tsx";

const looks: Record<RowStatus, StatusLook> = {
  pending: { tone: "neutral", shape: "ring" },
  claimed: { tone: "accent", shape: "pulse" },
  sent: { tone: "info", shape: "half" },
  delivered: { tone: "info", shape: "dot" },
  read: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  skipped: { tone: "neutral", shape: "dash" },
  unknown: { tone: "warn", shape: "bars" },
};

export const rowWords: Record<RowStatus, MessageKey> = {
  pending: "campaigns.row.pending",
  claimed: "campaigns.row.claimed",
  sent: "campaigns.row.sent",
  delivered: "campaigns.row.delivered",
  read: "campaigns.row.read",
  failed: "campaigns.row.failed",
  skipped: "campaigns.row.skipped",
  unknown: "campaigns.row.unknown",
};

/** What became of one message. */
export function RowStatusBadge({ status }: { status: RowStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={looks[status]} label={t(rowWords[status])} />;
}
