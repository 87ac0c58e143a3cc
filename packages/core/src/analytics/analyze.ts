import { isoOrNull } from "@siar/kernel/clock";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { sentAs } from "../campaigns/index.ts";
import { readRates } from "../rates/index.ts";
import { lookAt, type Look } from "./look.ts";
import {
  acceptedOf,
  actualCost,
  byWeekdayAndHour,
  plannedCost,
  ratesOf,
  responsesIn,
  throughputOf,
  waitFigures,
  whyOf,
} from "./rules/index.ts";
import { Analytics, Id } from "./schema.ts";

export const analyze = query({
  name: "campaign.analytics",
  summary: "What came of a campaign: its figures, rates, reasons, waits and cost.",
  permission: "campaign:view",
  input: z.object({ id: Id }),
  output: Analytics,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const [look, prices] = await Promise.all([lookAt(ctx, id), readRates(ctx)]);
    if (!look.ok) return look;
    const { campaign, facts, standing } = look.value;
    const { outcomes, waits } = facts;
    const cost = { prices, outcomes, ...sentAs(campaign, ctx.now) };
    return ok({
      ...standing,
      ...countsAndRates(look.value),
      failed: whyOf(outcomes, "failed"),
      skipped: whyOf(outcomes, "skipped"),
      unknown: whyOf(outcomes, "unknown"),
      buttons: buttonsOf(facts.presses),
      waits: {
        delivery: waitFigures(waits.delivery),
        read: waitFigures(waits.read),
        reply: waitFigures(waits.reply),
      },
      throughput: speedOf(look.value),
      cost: { planned: plannedCost(cost), actual: actualCost(cost) },
      readByHour: byWeekdayAndHour(facts.events.read, campaign.timezone),
    });
  },
});

/** The counters, and with them what only the ledger knows. */
export function countsAndRates({ stats, facts }: Look) {
  const responses = responsesIn(facts.outcomes);
  const accepted = acceptedOf(stats, facts.outcomes);
  return {
    counts: { ...stats, accepted, ...responses },
    rates: ratesOf({ ...stats, accepted }, responses, stats.optedOut),
  };
}

function speedOf({ campaign, facts }: Look) {
  const { firstSent, lastSent, ...speed } = throughputOf(facts);
  return {
    target: campaign.rateLimit,
    ...speed,
    firstSent: isoOrNull(firstSent),
    lastSent: isoOrNull(lastSent),
  };
}

const buttonsOf = (presses: ReadonlyMap<string, number>) =>
  [...presses]
    .map(([label, people]) => ({ label, people }))
    .toSorted((one, other) => other.people - one.people);
