import type { CampaignRow } from "@siar/core/inbound";
import { campaignRun } from "@siar/core/sending";
import { messageOf } from "@siar/kernel/error-message";
import type { Env } from "./env.ts";

/** Only a hint for those who watch: the ledger has it already, and shows it at the next look. */
export async function tellCampaigns(env: Env, touched: readonly CampaignRow[]): Promise<void> {
  const byCampaign = Map.groupBy(touched, ({ campaignId }) => campaignId);
  await Promise.all(
    [...byCampaign].map(async ([campaignId, rows]) => {
      const seqs = rows.map(({ seq }) => seq);
      try {
        await campaignRun(env.CAMPAIGN_RUN, campaignId).rowsChanged(campaignId, seqs);
      } catch (error) {
        console.warn(JSON.stringify({ kind: "hint", campaignId, late: messageOf(error) }));
      }
    }),
  );
}
