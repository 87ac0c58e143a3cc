import type { Slice } from "../schema.ts";
import { sliceSize, windowSize } from "./numbers.ts";
import {
  isRunning,
  messageOf,
  type Command,
  type OpenSlice,
  type Range,
  type RunState,
  type Step,
} from "./run-state.ts";

/** Keeps so many slices out as the rate takes; those that only land do not count. */
export function topUp(state: RunState, now: number): Step {
  if (!state.frozen.done) {
    return { state, commands: [{ kind: "freeze", cursor: state.frozen.cursor }] };
  }
  let next = state;
  const commands: Command[] = [];
  for (let free = freePlaces(state); free > 0; free -= 1) {
    const cut = cutOne(next, now);
    if (cut === null) break;
    next = cut.state;
    commands.push({ kind: "enqueue", slice: messageOf(next, cut.slice) });
  }
  return { state: next, commands };
}

/** No more consumers than its share of the number keeps busy. */
const rateOf = ({ view, pace }: RunState): number =>
  Math.min(view?.rate ?? 0, pace > 0 ? pace : Number.POSITIVE_INFINITY);

const freePlaces = (state: RunState): number =>
  windowSize(rateOf(state), state.latencyMs) -
  state.slices.filter((slice) => !slice.isLanding).length;

/** A consumer gets its next slice from hand to hand, unless there are more consumers than needed. */
export function nextSlice(
  state: RunState,
  now: number,
): { readonly state: RunState; readonly slice: Slice } | null {
  if (!isRunning(state) || !state.frozen.done || state.heldUntil > now) return null;
  const cut = freePlaces(state) > 0 ? cutOne(state, now) : null;
  if (cut !== null) return { state: cut.state, slice: messageOf(state, cut.slice) };
  const idle = state.slices.find((slice) => slice.lease === null);
  return idle === undefined ? null : { state, slice: messageOf(state, idle) };
}

/** The next slice: from what waits and is due, else from what was never cut. */
function cutOne(state: RunState, now: number): { state: RunState; slice: OpenSlice } | null {
  const due = state.waiting.find((range) => range.notBefore <= now);
  const source = due ?? neverCut(state);
  if (source === null) return null;
  const size = sliceSize(rateOf(state), state.latencyMs);
  const to = Math.min(source.to, source.from + size - 1);
  const slice: OpenSlice = {
    ...source,
    to,
    id: state.nextSlice,
    queuedAt: now,
    lease: null,
    nonce: null,
    renewedAt: 0,
    isLanding: false,
  };
  const taken = due === undefined ? { cutTo: to } : { waiting: without(state.waiting, due, to) };
  const slices = [...state.slices, slice];
  return { slice, state: { ...state, ...taken, slices, nextSlice: state.nextSlice + 1 } };
}

const neverCut = ({ cutTo, frozen, scan }: RunState): Range | null =>
  cutTo < frozen.to && scan === null
    ? { from: cutTo + 1, to: frozen.to, notBefore: 0, lost: 0 }
    : null;

const without = (waiting: readonly Range[], cut: Range, to: number): Range[] =>
  waiting.flatMap((range) => {
    if (range !== cut) return [range];
    return to < cut.to ? [{ ...cut, from: to + 1 }] : [];
  });
