import type { Inboxes } from "@siar/core/conversations";
import type { CampaignRuns, NumberPacers } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly INBOX: Inboxes;
  readonly NUMBER_PACER: NumberPacers;
  readonly WHATSAPP_EVENTS: Queue<unknown>;
  readonly FILES: R2Bucket;
  readonly GRAPH_URL: string;
  /** Local only: the simulator of Meta's Cloud API. */
  readonly SIMULATOR?: Fetcher;
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
}
