import type { Inboxes } from "@siar/core/conversations";
import type { CampaignRuns } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly INBOX: Inboxes;
  readonly WHATSAPP_EVENTS: Queue<unknown>;
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
}
