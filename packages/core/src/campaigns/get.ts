import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { audienceOf } from "./audience.ts";
import { Campaign, Id } from "./schema.ts";
import { isLaunched, showCampaign } from "./show.ts";
import { countAudience, findCampaign, type CampaignRow } from "./store.ts";

export const get = query({
  name: "campaign.get",
  summary: "Read a campaign with its figures.",
  permission: "campaign:view",
  input: z.object({ id: Id }),
  output: Campaign,
  run: (ctx, { id }) => campaignAnswer(ctx, id),
});

/** A campaign as it is now; what every verb that changes one answers with. */
export async function campaignAnswer(ctx: Ctx, id: number): Promise<Result<Campaign>> {
  const found = await findCampaign(ctx, id);
  if (found === null) return fail("not-found", { what: "campaign" });
  if (isLaunched(found.campaign)) return ok(showCampaign(found));
  return ok(showCampaign(found, await recipientsOf(ctx, found.campaign)));
}

/** How many people a draft would be written to right now. */
async function recipientsOf(ctx: Ctx, campaign: CampaignRow): Promise<number> {
  const audience = await audienceOf(ctx, campaign);
  return audience.ok ? countAudience(ctx, audience.value) : 0;
}
