import type { CampaignRuns, NumberPacers } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly NUMBER_PACER: NumberPacers;
  readonly JOBS: Queue<unknown>;
  readonly FILES: R2Bucket;
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
  readonly GRAPH_URL: string;
  /** Local only: the simulator of Meta's Cloud API. */
  readonly SIMULATOR?: Fetcher;
}
