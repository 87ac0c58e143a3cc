import { campaignRun } from "@siar/core/sending";
import { Slice } from "@siar/core/sending/schema";
import type { Env } from "./env.ts";

/** A message that ended here only makes its slice be cut again: leases notice what was lost. */
export async function wakeCampaign(env: Env, body: unknown): Promise<void> {
  const slice = Slice.safeParse(body);
  if (!slice.success) {
    console.error(JSON.stringify({ kind: "dead-letter", unreadable: true }));
    return;
  }
  const { campaignId } = slice.data;
  await campaignRun(env.CAMPAIGN_RUN, campaignId).sync(campaignId);
}
