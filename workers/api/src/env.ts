import type { Inboxes } from "@siar/core/conversations";
import type { CampaignRuns, NumberPacers } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly NUMBER_PACER: NumberPacers;
  readonly INBOX: Inboxes;
  readonly JOBS: Queue<unknown>;
  readonly FILES: R2Bucket;
  /** The root of everything encrypted or signed here. */
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
  readonly GRAPH_URL: string;
  /** Local only: the simulator of Meta's Cloud API. */
  readonly SIMULATOR?: Fetcher;
}
