import { workflowStatuses, type WorkflowStatus } from "@siar/core/contacts/schema";
import { type MessageKey, useI18n } from "./i18n/index.tsx";

export type { WorkflowStatus } from "@siar/core/contacts/schema";

export const workflowNames: Record<WorkflowStatus, MessageKey> = {
  incoming: "contacts.status.incoming",
  in_progress: "contacts.status.inProgress",
  waiting: "contacts.status.waiting",
  resolved: "contacts.status.resolved",
  closed: "contacts.status.closed",
};

export function useWorkflowOptions() {
  const { t } = useI18n();
  return workflowStatuses.map((value) => ({ value, label: t(workflowNames[value]) }));
}
