import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import type { Import } from "./queries.ts";

type Status = Import["status"];

const looks: Record<Status, StatusLook> = {
  draft: { tone: "neutral", shape: "half" },
  discarded: { tone: "neutral", shape: "dash" },
  queued: { tone: "neutral", shape: "ring" },
  running: { tone: "accent", shape: "pulse" },
  done: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  cancelling: { tone: "warn", shape: "pulse" },
  cancelled: { tone: "neutral", shape: "dash" },
};

const names: Record<Status, MessageKey> = {
  draft: "imports.status.draft",
  discarded: "imports.status.discarded",
  queued: "jobs.status.queued",
  running: "jobs.status.running",
  done: "jobs.status.done",
  failed: "jobs.status.failed",
  cancelling: "jobs.status.cancelling",
  cancelled: "jobs.status.cancelled",
};

export function ImportBadge({ status }: { status: Status }) {
  const { t } = useI18n();
  return <StatusBadge look={looks[status]} label={t(names[status])} />;
}
