import type { CampaignView, Slice } from "../schema.ts";
import { nothingHeard, type Heard } from "./breaker.ts";
import type { SlotBook } from "./slots.ts";

/** Rows that wait to be cut into slices. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly notBefore: number;
  /** How many consumers ended while they worked on it. */
  readonly lost: number;
}

export interface OpenSlice extends Range {
  readonly id: number;
  readonly queuedAt: number;
  readonly lease: number | null;
  readonly nonce: string | null;
  readonly renewedAt: number;
  /** Nearly all of it has left: its consumer has gone on to the next one. */
  readonly isLanding: boolean;
}

/** A lease taken back. Its last request may still be on its way, so the rows wait a while. */
export interface LostLease extends Range {
  readonly lease: number;
  readonly settleAt: number;
}

/** All that a campaign's object knows; kept in its storage, changed only by `step`. */
export interface RunState {
  readonly campaignId: number;
  readonly view: CampaignView | null;
  readonly frozen: { readonly cursor: number; readonly to: number; readonly done: boolean };
  /** Up to which row slices were cut. */
  readonly cutTo: number;
  readonly waiting: readonly Range[];
  readonly slices: readonly OpenSlice[];
  readonly lost: readonly LostLease[];
  readonly nextSlice: number;
  readonly nextLease: number;
  /** Where a look through the ledger for pending rows has got to; null when none is needed. */
  readonly scan: { readonly after: number; readonly found: boolean } | null;
  /** Cancelled, and rows are still to be marked as such. */
  readonly cancelling: boolean;
  readonly heartbeat: { readonly at: number; readonly phase: RunPhase | null };
  readonly latencyMs: number;
  /** How fast it last could go: its own rate, or its share of the number's; 0: not known yet. */
  readonly pace: number;
  /** Until when nobody may send, because Meta does not answer on its number. */
  readonly heldUntil: number;
}

/** What dies with the object: whatever it forgot has expired before a fresh one grants anything. */
export interface Volatile {
  readonly bornAt: number;
  readonly book: SlotBook | null;
  readonly share: { readonly rate: number; readonly until: number } | null;
  readonly draining: boolean;
  /** What the consumers heard from Meta, until the number's object is told. */
  readonly heard: Heard;
}

export type RunPhase = "preparing" | "sending" | "settling";

export type Command =
  | { readonly kind: "freeze"; readonly cursor: number }
  | { readonly kind: "enqueue"; readonly slice: Slice }
  | { readonly kind: "settle-lease"; readonly lost: LostLease }
  | { readonly kind: "dead-letter"; readonly seq: number }
  | { readonly kind: "scan"; readonly after: number }
  | { readonly kind: "cancel-rows" }
  | { readonly kind: "complete" }
  | { readonly kind: "heartbeat"; readonly phase: RunPhase };

export interface Step {
  readonly state: RunState;
  readonly commands: readonly Command[];
}

const DEFAULT_LATENCY = 300;

export const newRun = (campaignId: number): RunState => ({
  campaignId,
  view: null,
  frozen: { cursor: 0, to: 0, done: false },
  cutTo: 0,
  waiting: [],
  slices: [],
  lost: [],
  nextSlice: 1,
  nextLease: 1,
  scan: null,
  cancelling: false,
  heartbeat: { at: 0, phase: null },
  latencyMs: DEFAULT_LATENCY,
  pace: 0,
  heldUntil: 0,
});

export const newVolatile = (now: number): Volatile => ({
  bornAt: now,
  book: null,
  share: null,
  draining: false,
  heard: nothingHeard,
});

export const isRunning = (state: RunState): boolean => state.view?.status === "running";

/** For people to see; null while it does not run. */
export function phaseOf(state: RunState): RunPhase | null {
  if (!isRunning(state)) return null;
  if (!state.frozen.done) return "preparing";
  const busy = state.slices.length > 0 || state.waiting.length > 0 || state.cutTo < state.frozen.to;
  return busy ? "sending" : "settling";
}

/** Whether the object must stay awake: somebody works, or there is something left to do. */
export const isActive = (state: RunState): boolean =>
  isRunning(state) || state.cancelling || state.slices.length > 0 || state.lost.length > 0;

export const messageOf = (state: RunState, open: OpenSlice): Slice => ({
  campaignId: state.campaignId,
  slice: open.id,
  from: open.from,
  to: open.to,
});
