import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import type { CampaignStatus } from "../schema.ts";

export const campaignCommands = [
  "edit",
  "remove",
  "launch",
  "schedule",
  "unschedule",
  "pause",
  "resume",
  "cancel",
  "change-rate",
  "retry",
  "dismiss",
  "exclude",
] as const;
export type CampaignCommand = (typeof campaignCommands)[number];

/**
 * Which command a campaign obeys in which state, and what becomes of it. The buttons of the UI are
 * drawn from the same table.
 */
export const lifecycle: Readonly<
  Record<CampaignStatus, Partial<Record<CampaignCommand, CampaignStatus>>>
> = {
  draft: {
    edit: "draft",
    remove: "draft",
    launch: "running",
    schedule: "scheduled",
    cancel: "cancelled",
  },
  scheduled: {
    edit: "scheduled",
    remove: "scheduled",
    launch: "running",
    schedule: "scheduled",
    unschedule: "draft",
    cancel: "cancelled",
  },
  running: {
    pause: "paused",
    cancel: "cancelled",
    "change-rate": "running",
    retry: "running",
    dismiss: "running",
    exclude: "running",
  },
  paused: {
    resume: "running",
    cancel: "cancelled",
    "change-rate": "paused",
    retry: "paused",
    dismiss: "paused",
    exclude: "paused",
  },
  completed: { retry: "running", dismiss: "completed" },
  failed: {},
  cancelled: { dismiss: "cancelled" },
};

export const obeys = (status: CampaignStatus, command: CampaignCommand): boolean =>
  lifecycle[status][command] !== undefined;

export function transition(
  status: CampaignStatus,
  command: CampaignCommand,
): Result<CampaignStatus> {
  const next = lifecycle[status][command];
  if (next !== undefined) return ok(next);
  return command === "edit" || command === "remove"
    ? fail("campaign-not-editable", { status })
    : fail("campaign-transition", { status, command });
}
