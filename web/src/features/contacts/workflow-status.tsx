import { useI18n } from "../../lib/i18n/index.tsx";
import { workflowNames, type WorkflowStatus } from "../../lib/workflow-status.ts";
import { StatusBadge, type StatusLook } from "../../ui/status-badge.tsx";

const looks: Record<WorkflowStatus, StatusLook> = {
  incoming: { tone: "info", shape: "dot" },
  in_progress: { tone: "accent", shape: "half" },
  waiting: { tone: "warn", shape: "bars" },
  resolved: { tone: "good", shape: "check" },
  closed: { tone: "neutral", shape: "dash" },
};

export function WorkflowBadge({ status }: { status: WorkflowStatus }) {
  const { t } = useI18n();
  return <StatusBadge look={looks[status]} label={t(workflowNames[status])} />;
}
