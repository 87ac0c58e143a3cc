import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";
import type { JobStatus } from "./queries.ts";

const looks: Record<JobStatus, StatusLook> = {
  queued: { tone: "neutral", shape: "ring" },
  running: { tone: "accent", shape: "pulse" },
  done: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  cancelling: { tone: "warn", shape: "pulse" },
  cancelled: { tone: "neutral", shape: "dash" },
};

export const statusNames: Record<JobStatus, MessageKey> = {
  queued: "jobs.status.queued",
  running: "jobs.status.running",
  done: "jobs.status.done",
  failed: "jobs.status.failed",
  cancelling: "jobs.status.cancelling",
  cancelled: "jobs.status.cancelled",
};

export function JobBadge({ status }: { status: JobStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={looks[status]} label={t(statusNames[status])} />;
}
