import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { wallTimeOf } from "../settings/rules/index.ts";
import { changePlan, obeying } from "./change.ts";
import { Campaign, type CampaignPlan, Id } from "./schema.ts";
import type { CampaignRow } from "./store.ts";

export const unschedule = verb({
  name: "campaign.unschedule",
  summary: "Make a scheduled campaign a draft again; it then has no time to send.",
  permission: "campaign:send",
  input: z.object({ id: Id, version: z.number().int().optional() }),
  output: Campaign,
  fails: ["not-found", "campaign-transition", "changed-meanwhile"],
  run: async (ctx, { id, version }) => {
    const found = await obeying(ctx, id, "unschedule", version);
    if (!found.ok) return found;
    const { campaign, next } = found.value;
    return ok(
      changePlan(ctx, campaign, {
        action: "campaign.unschedule",
        changes: {
          status: next,
          scheduledAt: null,
          missed: false,
          wallTime: null,
          plan: planOf(campaign),
          holdQuietHours: false,
        },
        before: { status: campaign.status, scheduledAt: campaign.scheduledAt },
      }),
    );
  },
});

/** What it was scheduled for stays meant, so that nobody has to choose it again. */
const planOf = ({ scheduledAt, timezone, ...campaign }: CampaignRow): CampaignPlan => ({
  at:
    scheduledAt === null
      ? null
      : (campaign.wallTime?.slice(0, 16) ?? wallAt(scheduledAt, timezone)),
  recipientZone: campaign.wallTime !== null,
  holdQuietHours: campaign.holdQuietHours,
});

const wallAt = (at: number, timezone: string): string => wallTimeOf(new Date(at), timezone);
