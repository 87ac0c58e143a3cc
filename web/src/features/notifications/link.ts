import type { Notification } from "../../lib/api.ts";

/** The page where something can be done about it. */
export function notificationLink({ kind, campaignId }: Notification): string | undefined {
  if (campaignId !== null) return `/campaigns/${campaignId}`;
  return kind === "job_failed" ? "/jobs" : undefined;
}
