import type { CampaignRuns, NumberPacers } from "@siar/core/sending";

export interface Env {
  readonly DB: D1Database;
  readonly CAMPAIGN_RUN: CampaignRuns;
  readonly NUMBER_PACER: NumberPacers;
  readonly SENDS_0: Queue<unknown>;
  readonly SENDS_1: Queue<unknown>;
  readonly SENDS_2: Queue<unknown>;
  readonly SENDS_3: Queue<unknown>;
  readonly FILES: R2Bucket;
  readonly SIAR_SECRET: string;
  readonly MODE: "local" | "production";
  readonly GRAPH_URL: string;
  /** Local only: the simulator of Meta's Cloud API. */
  readonly SIMULATOR?: Fetcher;
}

/** A campaign always goes through the same lane. */
export function laneOf(env: Env, campaignId: number): Queue<unknown> {
  const lanes = [env.SENDS_0, env.SENDS_1, env.SENDS_2, env.SENDS_3];
  return lanes[campaignId % lanes.length] ?? env.SENDS_0;
}
