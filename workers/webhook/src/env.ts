import type { CampaignRuns } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly WHATSAPP_EVENTS: Queue<unknown>;
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
}
