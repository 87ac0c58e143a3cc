import type { Notification } from "../../lib/api.ts";

/** The page where something can be done about it. */
export function notificationLink(notice: Notification): string | undefined {
  const { kind, campaignId, params } = notice;
  if (campaignId !== null) return `/campaigns/${campaignId}`;
  if (kind === "import_done") return `/contacts/imports/${params["importId"]}`;
  if (kind === "restored") return "/campaigns";
  return kind === "job_failed" ? "/jobs" : undefined;
}
