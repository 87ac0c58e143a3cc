import {
  HEARTBEAT,
  LEASE_LOST,
  LEASE_VALID,
  REQUEST_TIMEOUT,
  SLICE_UNHEARD,
  TICK,
} from "./numbers.ts";
import { topUp } from "./run-cut.ts";
import {
  isRunning,
  messageOf,
  phaseOf,
  type Command,
  type LostLease,
  type RunState,
  type Step,
} from "./run-state.ts";

/**
 * Time passed, or something above happened: takes back lost leases, cuts slices, and names
 * whatever is due. Every command follows from the state, so one that got lost is named again.
 */
export function tick(state: RunState, now: number): Step {
  const expired = takeBack(state, now);
  const again = resend(expired, now);
  const cut = isRunning(again.state) && state.heldUntil <= now ? topUp(again.state, now) : again;
  const ended = closing(cut.state);
  const beat = heartbeat(ended.state, now);
  const settle = cut.state.lost
    .filter((lost) => lost.settleAt <= now)
    .map((lost): Command => ({ kind: "settle-lease", lost }));
  return {
    state:
      beat === null ? ended.state : { ...ended.state, heartbeat: { at: now, phase: beat.phase } },
    commands: [
      ...again.commands,
      ...(cut === again ? [] : cut.commands),
      ...settle,
      ...ended.commands,
      ...(beat === null ? [] : [beat]),
    ],
  };
}

/** When the first row is due, while everybody who is left waits for their hour; else null. */
export function restsUntil(state: RunState, now: number): number | null {
  const { slices, lost, waiting, frozen, cutTo, scan, cancelling } = state;
  const busy = slices.length + lost.length > 0 || scan !== null || cancelling;
  if (busy || !frozen.done || cutTo < frozen.to || waiting.length === 0) return null;
  const due = Math.min(...waiting.map(({ notBefore }) => notBefore));
  return due > now ? due : null;
}

/** When the object has to look again: soon while anybody works, else when the first row is due. */
export const nextLook = (state: RunState, now: number): number =>
  Math.min(Math.max(restsUntil(state, now) ?? 0, now + TICK), now + HEARTBEAT);

/** A sign of life now and then, and whenever the phase changes. */
function heartbeat(state: RunState, now: number): Extract<Command, { kind: "heartbeat" }> | null {
  const phase = phaseOf(state);
  const silent = now - state.heartbeat.at >= HEARTBEAT || phase !== state.heartbeat.phase;
  return phase === null || !silent ? null : { kind: "heartbeat", phase };
}

function takeBack(state: RunState, now: number): RunState {
  const gone = state.slices.filter(
    (open) => open.lease !== null && now - open.renewedAt > LEASE_LOST,
  );
  if (gone.length === 0) return state;
  const lost = gone.flatMap((open): LostLease[] =>
    open.lease === null
      ? []
      : [
          {
            from: open.from,
            to: open.to,
            notBefore: 0,
            lost: open.lost + 1,
            lease: open.lease,
            settleAt: open.renewedAt + LEASE_VALID + REQUEST_TIMEOUT,
          },
        ],
  );
  return {
    ...state,
    slices: state.slices.filter((open) => !gone.includes(open)),
    lost: [...state.lost, ...lost],
  };
}

/** The queue may have lost it: the same slice is sent again, under its own id. */
function resend(state: RunState, now: number): Step {
  if (!isRunning(state)) {
    return {
      state: { ...state, slices: state.slices.filter((open) => open.lease !== null) },
      commands: [],
    };
  }
  const unheard = state.slices.filter(
    (open) => open.lease === null && now - open.queuedAt >= SLICE_UNHEARD,
  );
  return {
    state: {
      ...state,
      slices: state.slices.map((open) =>
        unheard.includes(open) ? { ...open, queuedAt: now } : open,
      ),
    },
    commands: unheard.map((open) => ({ kind: "enqueue", slice: messageOf(state, open) })),
  };
}

/** Nothing is out any more: look through the ledger once, and complete when nothing is pending. */
function closing(state: RunState): Step {
  const quiet = state.slices.length === 0 && state.lost.length === 0;
  if (state.cancelling && quiet) {
    return { state, commands: [{ kind: "cancel-rows" }] };
  }
  if (!isRunning(state) || !state.frozen.done) return { state, commands: [] };
  if (state.scan !== null) return { state, commands: [{ kind: "scan", after: state.scan.after }] };
  if (!quiet || state.waiting.length > 0 || state.cutTo < state.frozen.to) {
    return { state, commands: [] };
  }
  return {
    state: { ...state, scan: { after: 0, found: false } },
    commands: [{ kind: "scan", after: 0 }],
  };
}
