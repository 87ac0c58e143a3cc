import type { Lease, LeaseRequest } from "../schema.ts";
import { consumerRate, GRANT_HORIZON, LEASE_VALID } from "./numbers.ts";
import { isRunning, type OpenSlice, type RunState, type Volatile } from "./run-state.ts";
import { changeRate, grant, openBook } from "./slots.ts";

/** A consumer asks for a slice, or for more time on it. */
export function leased(
  state: RunState,
  memory: Volatile,
  request: LeaseRequest,
  now: number,
): { state: RunState; memory: Volatile; answer: Lease } {
  const slice = state.slices.find((open) => open.id === request.slice);
  const stop = { state, memory, answer: { kind: "stop" } as const };
  if (slice === undefined || !isRunning(state) || memory.draining) return stop;
  if (state.heldUntil > now) return stop;
  if (slice.nonce !== null && slice.nonce !== request.nonce) return stop;
  const lease = slice.lease ?? state.nextLease;
  const renewed: OpenSlice = { ...slice, lease, nonce: request.nonce, renewedAt: now };
  const next: RunState = {
    ...state,
    nextLease: Math.max(state.nextLease, lease + 1),
    latencyMs: request.latencyMs > 0 ? smooth(state.latencyMs, request.latencyMs) : state.latencyMs,
    slices: state.slices.map((open) => (open.id === slice.id ? renewed : open)),
  };
  const rate = rateNow(state, memory, now);
  if (rate === 0) {
    return { state: next, memory, answer: { kind: "go", lease, slots: [], share: 1 } };
  }
  const paced: RunState = { ...next, pace: rate };
  const granted = grant(changeRate(memory.book ?? openBook(rate, now), rate, now), {
    now,
    horizonMs: GRANT_HORIZON,
    want: request.want,
    spacingMs: request.spacingMs,
  });
  const share = Math.min(consumerRate(rate, next.latencyMs), rate / liveLeases(next, now));
  return {
    state: paced,
    memory: { ...memory, book: granted.book },
    answer: { kind: "go", lease, slots: granted.at.map((at) => at - now), share },
  };
}

const smooth = (old: number, fresh: number): number => Math.round(old * 0.8 + fresh * 0.2);

const liveLeases = (state: RunState, now: number): number =>
  Math.max(1, state.slices.filter((open) => isLive(open, now)).length);

const isLive = (open: OpenSlice, now: number): boolean =>
  open.lease !== null && !open.isLanding && now - open.renewedAt <= LEASE_VALID;

/** The campaign's own rate, or its share of the number's if that is less; 0 right after a start. */
function rateNow(state: RunState, memory: Volatile, now: number): number {
  if (now - memory.bornAt < LEASE_VALID || state.view === null) return 0;
  if (memory.share === null || memory.share.until <= now) return 0;
  return Math.min(state.view.rate, memory.share.rate);
}
