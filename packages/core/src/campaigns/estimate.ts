import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { getTemplate } from "../approved-templates/index.ts";
import { readRates } from "../rates/index.ts";
import { perDayOf } from "../channels/rules/index.ts";
import { campaignView, estimateAudience, messagingLimit, reachedToday } from "../sending/index.ts";
import { getSettings } from "../settings/index.ts";
import { completeOrNot } from "./launch.ts";
import { decideEstimate, startOf } from "./rules/index.ts";
import { Estimate, Id } from "./schema.ts";
import { findCampaign, launchedSince } from "./store.ts";

/** Who got the same within it is told. */
const LATELY = 7 * DAY;

export const estimate = query({
  name: "campaign.estimate",
  summary: "What a launch would do: who gets it, who is left out, how long it takes.",
  permission: "campaign:view",
  input: z.object({
    id: Id,
    at: z
      .union([z.literal("now"), z.iso.datetime({ offset: true })])
      .optional()
      .describe("When it would begin; as scheduled if left out."),
  }),
  output: Estimate,
  fails: ["not-found", "campaign-incomplete", "channel-not-connected", "template-not-sendable"],
  run: async (ctx, { id, at }) => {
    const found = await findCampaign(ctx, id);
    if (found === null) return fail("not-found", { what: "campaign" });
    const { campaign } = found;
    const startsAt = startOf(at, campaign.scheduledAt, ctx.now);
    // Cooldowns, windows and segments are judged as they will stand when it begins.
    const then = { ...ctx, now: startsAt };
    const complete = await completeOrNot(then, campaign);
    if (!complete.ok) return complete;
    const { cooldownHours, templateId } = campaign;
    const { numberId } = complete.value;
    const [audience, settings, view, template, lately, prices, limit] = await Promise.all([
      estimateAudience(then, { campaignId: id, cooldownHours, ...complete.value }),
      getSettings(ctx),
      campaignView(ctx, id),
      templateId === null ? null : getTemplate(ctx, templateId),
      launchedSince(ctx, campaign, startsAt - LATELY),
      readRates(ctx),
      limitOf(then, numberId),
    ]);
    if (!audience.ok) return audience;
    const { sizeWarning, quietHours, timezone } = settings;
    return ok(
      decideEstimate({
        ...audience.value,
        ...limit,
        prices,
        startsAt,
        rateLimit: campaign.rateLimit,
        throughput: view?.throughput ?? 0,
        sizeWarning,
        quietHours,
        timezone,
        template,
        content: campaign,
        lately,
      }),
    );
  },
});

/** Where there is no limit to use up, the ledger is not asked. */
async function limitOf(ctx: Ctx, numberId: number) {
  const limit = await messagingLimit(ctx, numberId);
  const perDay = perDayOf(limit);
  const reached = typeof perDay === "number" ? await reachedToday(ctx, perDay) : 0;
  return { messagingLimit: limit, reached };
}
