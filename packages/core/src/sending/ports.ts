import type { Effect } from "@siar/kernel/ctx";
import type { EffectHandlers } from "@siar/kernel/effects";
import type { z } from "zod";
import type { RunPhase, Share, ShareRequest } from "./rules/index.ts";
import type { HandOver, Lease, LeaseRequest, Slice, SliceReport } from "./schema.ts";

/** What the rest of the product may ask of a campaign's object. */
export interface CampaignRunPort {
  /** Read D1 and act on it. Any number of these, late or repeated, does no harm. */
  sync(campaignId: number): Promise<void>;
  lease(request: z.input<typeof LeaseRequest>): Promise<Lease>;
  /** Before a slice ends: the next one, so that a busy consumer need wait for nobody. */
  handOver(done: HandOver): Promise<Slice | null>;
  /** Ends a slice. */
  report(report: z.input<typeof SliceReport>): Promise<void>;
  /** An orderly stop: no more grants. Waits for those who work; says whether some still do. */
  drain(): Promise<{ busy: boolean }>;
  /** Rows of the ledger changed (a status came in): tell those who watch. */
  rowsChanged(campaignId: number, seqs: number[]): Promise<void>;
  fetch(request: Request): Promise<Response>;
  /** What it has in hand, for people to see; null before it was ever told to look. */
  summary(): Promise<RunSummary | null>;
}

/** As `queue/rules` makes it. */
export interface RunSummary {
  readonly phase: RunPhase | null;
  readonly slices: number;
  readonly leases: number;
  readonly rowsOut: number;
  readonly rowsWaiting: number;
  readonly dueAt: number | null;
  readonly cutTo: number;
  readonly heldUntil: number;
}

export interface CampaignRuns {
  getByName(name: string): CampaignRunPort;
}

export const campaignRun = (runs: CampaignRuns, campaignId: number): CampaignRunPort =>
  runs.getByName(`campaign:${campaignId}`);

const TOPIC = "campaign.sync";

/** After a change to a campaign's row: the object reads it. */
export const syncEffect = (campaignId: number): Effect => ({
  topic: TOPIC,
  payload: { campaignId },
});

export const sendingEffects = (runs: CampaignRuns): EffectHandlers => ({
  [TOPIC]: async ({ campaignId }) => {
    const id = Number(campaignId);
    await campaignRun(runs, id).sync(id);
  },
});

/** What campaigns and consumers may ask of a number's object. */
export interface NumberPacerPort {
  share(request: ShareRequest): Promise<Omit<Share, "until"> & { validMs: number }>;
  /** How long one reply has to wait before it may leave; null: too many wait already. */
  reserve(throughput: number): Promise<number | null>;
  /** Meta said that this number is too fast. */
  slowDown(): Promise<void>;
}

export interface NumberPacers {
  getByName(name: string): NumberPacerPort;
}

export const numberPacer = (pacers: NumberPacers, numberId: number): NumberPacerPort =>
  pacers.getByName(`number:${numberId}`);
