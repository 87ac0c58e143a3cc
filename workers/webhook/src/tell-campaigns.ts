import { campaignRun } from "@siar/core/sending";
import { messageOf } from "@siar/kernel/error-message";
import type { Env } from "./env.ts";

export interface LedgerRow {
  readonly campaignId: number;
  readonly seq: number;
}

/** Only a hint for those who watch: the ledger has it already, and shows it at the next look. */
export async function tellCampaigns(env: Env, touched: readonly LedgerRow[]): Promise<void> {
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
