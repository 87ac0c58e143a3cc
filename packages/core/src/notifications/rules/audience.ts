import type { Permission } from "@siar/kernel/permission";
import { notificationKinds, type NotificationKind } from "../schema.ts";

/** Who may hear of it: an agent has no business with campaigns, not even with their names. */
const hearing: Readonly<Record<NotificationKind, Permission>> = {
  campaign_started: "campaign:view",
  campaign_completed: "campaign:view",
  campaign_paused: "campaign:view",
  campaign_resumed: "campaign:view",
  campaigns_stopped: "campaign:view",
  campaign_failed: "campaign:view",
  campaign_missed: "campaign:view",
  unknown_rows: "campaign:view",
  counters_differ: "campaign:view",
  import_done: "contact:write",
  job_failed: "job:view",
  connection_failing: "channel:view",
  number_quality_low: "channel:view",
  template_approved: "template:view",
  template_rejected: "template:view",
  template_paused: "template:view",
  template_category: "template:view",
  template_category_soon: "template:view",
  restored: "campaign:view",
};

export const kindsFor = (permissions: ReadonlySet<Permission>): NotificationKind[] =>
  notificationKinds.filter((kind) => permissions.has(hearing[kind]));
