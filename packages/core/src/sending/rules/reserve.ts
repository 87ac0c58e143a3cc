import { RESERVED, throttleAt, type PacerState } from "./pacing.ts";

/** Nobody waits longer than this for a reply to leave. */
const LONGEST_WAIT = 5_000;

/**
 * When the next reply or test may leave: they have a fifth of the number's throughput to
 * themselves, so no campaign makes them wait. Null: more are waiting than will leave soon.
 */
export function reserveSlot(
  state: PacerState,
  throughput: number,
  now: number,
): { state: PacerState; waitMs: number | null } {
  const spacing = 1_000 / (throughput * RESERVED * throttleAt(state, now));
  const at = Math.max(now, state.nextReservedAt);
  if (at - now > LONGEST_WAIT) return { state, waitMs: null };
  return { state: { ...state, nextReservedAt: at + spacing }, waitMs: Math.round(at - now) };
}
