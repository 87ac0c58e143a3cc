import type { Ctx } from "@siar/kernel/ctx";
import { isoOrNull } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { findCampaign, type CampaignWithNumbers } from "../campaigns/index.ts";
import { noCounts, statsOf } from "../sending/rules/index.ts";
import type { CampaignStats } from "../sending/schema.ts";
import type { Facts } from "./rules/index.ts";
import { readFacts } from "./store/facts.ts";

/** Everything that a campaign's figures are made of. */
export interface Look {
  readonly campaign: CampaignWithNumbers["campaign"];
  readonly stats: CampaignStats;
  readonly facts: Facts;
  readonly standing: { campaignId: number; timezone: string; behindSince: string | null };
}

export async function lookAt(ctx: Ctx, id: number): Promise<Result<Look>> {
  const known = await readFacts(ctx, id);
  const found = await findCampaign(ctx, id);
  if (found === null) return fail("not-found", { what: "campaign" });
  const { campaign, counters } = found;
  const { timezone } = campaign;
  return ok({
    campaign,
    stats: statsOf(counters ?? noCounts),
    facts: known.facts,
    standing: { campaignId: id, timezone, behindSince: isoOrNull(known.behindSince) },
  });
}
