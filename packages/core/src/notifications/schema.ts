export const notificationKinds = [
  "campaign_started",
  "campaign_completed",
  "campaign_paused",
  "campaign_failed",
  "campaign_missed",
  "unknown_rows",
  "job_failed",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];
