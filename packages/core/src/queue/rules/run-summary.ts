import { phaseOf, type Range, type RunState } from "../../sending/rules/index.ts";

const rowsIn = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** What a campaign's object has in hand, for people to see. */
export function runSummary(state: RunState) {
  const held = state.slices.filter(({ lease }) => lease !== null);
  const uncut = Math.max(0, state.frozen.to - state.cutTo);
  const moments = state.waiting.map(({ notBefore }) => notBefore);
  return {
    phase: phaseOf(state),
    slices: state.slices.length,
    leases: held.length,
    /** Rows in slices that are out, whoever has them. */
    rowsOut: rowsIn(state.slices),
    /** Rows that are to be cut into slices, now or later. */
    rowsWaiting: uncut + rowsIn(state.waiting) + rowsIn(state.lost),
    /** Nothing waits before then; null while rows could be cut right now, or none wait. */
    dueAt: uncut > 0 || moments.length === 0 ? null : Math.min(...moments),
    cutTo: state.cutTo,
    heldUntil: state.heldUntil,
  };
}

export type RunSummary = ReturnType<typeof runSummary>;
