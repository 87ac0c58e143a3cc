import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { knownZone } from "../settings/rules/index.ts";
import { z } from "zod";
import { changePlan, obeying } from "./change.ts";
import { beginningOf } from "./hours.ts";
import { readyToLaunch } from "./launch.ts";
import { Campaign, holdQuietHours, Id } from "./schema.ts";

export const schedule = verb({
  name: "campaign.schedule",
  summary: "Send a campaign at a later time, or move it to another one.",
  permission: "campaign:send",
  input: z.object({
    id: Id,
    at: z.iso.datetime({ offset: true }),
    timezone: z.string().min(1).max(64).optional(),
    recipientZone: z
      .boolean()
      .default(false)
      .describe("At this time of day where each recipient is, not all at once."),
    holdQuietHours,
    version: z.number().int().optional().describe("Only if it is still as it was read."),
  }),
  output: Campaign,
  run: async (ctx, { id, at, timezone, recipientZone, holdQuietHours: hold, version }) => {
    const found = await obeying(ctx, id, "schedule", version);
    if (!found.ok) return found;
    const { campaign } = found.value;
    const zone = timezone ?? campaign.timezone;
    if (!knownZone(zone)) return fail("zone-unknown", { zone });
    const asked = Date.parse(at);
    if (asked <= ctx.now) return fail("schedule-in-past");
    const ready = await readyToLaunch(ctx, campaign);
    if (!ready.ok) return ready;
    return ok(
      changePlan(ctx, campaign, {
        action: "campaign.schedule",
        changes: {
          status: "scheduled",
          ...(await beginningOf(ctx, { at: asked, zone, recipientZone })),
          timezone: zone,
          holdQuietHours: hold,
          missed: false,
        },
      }),
    );
  },
});
