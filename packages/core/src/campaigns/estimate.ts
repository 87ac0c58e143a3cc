import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { getTemplate } from "../approved-templates/index.ts";
import { readRates } from "../rates/index.ts";
import { perDayOf } from "../channels/rules/messaging-limit.ts";
import { campaignView, estimateAudience, messagingLimit, reachedToday } from "../sending/index.ts";
import type { Hours } from "../sending/rules/index.ts";
import { getSettings } from "../settings/index.ts";
import { knownZone } from "../settings/rules/index.ts";
import { beginningOf, hoursOf } from "./hours.ts";
import { completeOrNot, type Complete } from "./launch.ts";
import { decideEstimate, startOf, type EstimateFacts } from "./rules/index.ts";
import { Estimate, Id } from "./schema.ts";
import { findCampaign, launchedSince, type CampaignRow } from "./store.ts";

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
    timezone: z.string().min(1).max(64).optional(),
    recipientZone: z.boolean().default(false).describe("With a time: where each recipient is."),
    holdQuietHours: z.boolean().optional().describe("As scheduled if left out."),
  }),
  output: Estimate,
  fails: [
    "not-found",
    "campaign-incomplete",
    "channel-not-connected",
    "template-not-sendable",
    "template-kind-unsupported",
    "template-values-wrong",
    "zone-unknown",
  ],
  run: async (ctx, { id, at, ...wish }) => {
    const found = await findCampaign(ctx, id);
    if (found === null) return fail("not-found", { what: "campaign" });
    const { campaign } = found;
    const planned = await plannedHours(ctx, campaign, { at, ...wish });
    if (!planned.ok) return planned;
    // Cooldowns, windows and segments are judged as they will stand when it begins.
    const then = { ...ctx, now: planned.value.startsAt };
    const complete = await completeOrNot(then, campaign);
    if (!complete.ok) return complete;
    const facts = await gather(then, campaign, { ...complete.value, hours: planned.value.hours });
    return facts.ok ? ok(decideEstimate(facts.value)) : facts;
  },
});

/** Everything that an estimate as of `ctx.now` is made of. */
async function gather(
  ctx: Ctx,
  campaign: CampaignRow,
  { hours, ...complete }: Complete & { readonly hours: Hours | null },
): Promise<Result<EstimateFacts>> {
  const { id, cooldownHours, templateId, rateLimit } = campaign;
  const byZone = hours !== null;
  const [audience, settings, view, template, lately, prices, limit] = await Promise.all([
    estimateAudience(ctx, { campaignId: id, cooldownHours, byZone, ...complete }),
    getSettings(ctx),
    campaignView(ctx, id),
    templateId === null ? null : getTemplate(ctx, templateId),
    launchedSince(ctx, campaign, ctx.now - LATELY),
    readRates(ctx),
    limitOf(ctx, complete.numberId),
  ]);
  if (!audience.ok) return audience;
  const { sizeWarning, quietHours, timezone } = settings;
  return ok({
    ...audience.value,
    ...limit,
    prices,
    startsAt: ctx.now,
    rateLimit,
    throughput: view?.throughput ?? 0,
    sizeWarning,
    quietHours,
    hours,
    timezone,
    template,
    content: campaign,
    lately,
  });
}

interface Wish {
  readonly at: string | undefined;
  readonly timezone?: string | undefined;
  readonly recipientZone: boolean;
  readonly holdQuietHours?: boolean | undefined;
}

/** From when it would run, and by which clocks: as wished for, else as it is scheduled. */
async function plannedHours(ctx: Ctx, campaign: CampaignRow, wish: Wish) {
  const zone = wish.timezone ?? campaign.timezone;
  if (!knownZone(zone)) return fail("zone-unknown", { zone });
  const asked = startOf(wish.at, campaign.scheduledAt, ctx.now);
  const { scheduledAt, wallTime } =
    wish.at === undefined
      ? { scheduledAt: asked, wallTime: campaign.wallTime }
      : await beginningOf(ctx, {
          at: asked,
          zone,
          recipientZone: wish.recipientZone && wish.at !== "now",
        });
  const holdQuietHours = wish.holdQuietHours ?? campaign.holdQuietHours;
  return ok({ startsAt: scheduledAt, hours: await hoursOf(ctx, { wallTime, holdQuietHours }) });
}

/** Where there is no limit to use up, the ledger is not asked. */
async function limitOf(ctx: Ctx, numberId: number) {
  const limit = await messagingLimit(ctx, numberId);
  const perDay = perDayOf(limit);
  const reached = typeof perDay === "number" ? await reachedToday(ctx, perDay) : 0;
  return { messagingLimit: limit, reached };
}
