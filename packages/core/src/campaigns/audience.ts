import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { criteriaOfSegment } from "../segments/index.ts";
import { getSettings } from "../settings/index.ts";
import type { FrozenAudience } from "../sending/schema.ts";
import type { CampaignRow } from "./store.ts";

/** The criteria of a campaign's segments as they are now. */
export async function audienceOf(
  ctx: Ctx,
  campaign: Pick<CampaignRow, "segmentId" | "excludeSegmentIds">,
): Promise<Result<FrozenAudience>> {
  if (campaign.segmentId === null) return fail("campaign-incomplete", { missing: "segment" });
  const criteria = await criteriaOfSegment(ctx, campaign.segmentId);
  if (!criteria.ok) return criteria;
  const excluded = [];
  for (const id of campaign.excludeSegmentIds) {
    const left = await criteriaOfSegment(ctx, id);
    if (!left.ok) return left;
    excluded.push(left.value);
  }
  const { timezone } = await getSettings(ctx);
  return ok({ criteria: criteria.value, excluded, moment: { at: ctx.now, timezone } });
}
