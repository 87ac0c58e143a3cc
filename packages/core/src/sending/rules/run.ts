import type { CampaignView, HandOver, Slice, SliceReport } from "../schema.ts";
import { MAX_LOST } from "./numbers.ts";
import { nextSlice } from "./run-cut.ts";
import { isRunning, type Range, type RunState, type Step } from "./run-state.ts";
import { tick } from "./run-tick.ts";

/** D1 was read. What is older than we know is ignored, so a late or repeated call does no harm. */
export function synced(state: RunState, view: CampaignView, now: number): Step {
  const known = state.view;
  if (known !== null && view.version < known.version) return tick(state, now);
  const woken = view.status === "running" && (known === null || view.version > known.version);
  const look = woken && state.frozen.done ? { after: 0, found: false } : state.scan;
  const cancelling = view.status === "cancelled" && known?.version !== view.version;
  return tick({ ...state, view, scan: look, cancelling: state.cancelling || cancelling }, now);
}

/** A page of the rows of a cancelled campaign was marked. */
export const rowsCancelled = (state: RunState, more: boolean, now: number): Step =>
  tick({ ...state, cancelling: more }, now);

/** A page of the audience was written into the ledger. */
export function frozenPage(
  state: RunState,
  page: { readonly cursor: number; readonly to: number; readonly done: boolean },
  now: number,
): Step {
  if (state.frozen.done) return tick(state, now);
  return tick({ ...state, frozen: page }, now);
}

/** The ledger was looked through, from the scan's place up to `upTo`. */
export function scanned(
  state: RunState,
  page: { readonly upTo: number; readonly ranges: readonly Range[] },
  now: number,
): Step {
  if (state.scan === null) return tick(state, now);
  const busy = [...state.slices, ...state.lost];
  const fresh = page.ranges.filter((range) => !busy.some((other) => overlaps(range, other)));
  const kept = state.waiting.filter((range) => !fresh.some((other) => overlaps(range, other)));
  const found = state.scan.found || page.ranges.length > 0;
  const ended = page.upTo >= state.frozen.to;
  const next: RunState = {
    ...state,
    waiting: [...kept, ...fresh],
    cutTo: state.frozen.to,
    scan: ended ? null : { after: page.upTo, found },
  };
  if (!ended || found) return tick(next, now);
  return { state: next, commands: isRunning(next) ? [{ kind: "complete" }] : [] };
}

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from <= b.to && b.from <= a.to;

/** A slice is nearly done: its consumer gets the next one, or its place goes to another. */
export function handedOver(
  state: RunState,
  done: HandOver,
  now: number,
): Step & { readonly next: Slice | null } {
  const slices = state.slices.map((open) =>
    open.id === done.slice && open.lease === done.lease ? { ...open, isLanding: true } : open,
  );
  const landing = { ...state, slices };
  const next = done.goesOn ? nextSlice(landing, now) : null;
  return { ...tick(next?.state ?? landing, now), next: next?.slice ?? null };
}

/** A slice is done, or was given back. */
export function reported(state: RunState, report: SliceReport, now: number): Step {
  const slice = state.slices.find(
    (open) => open.id === report.slice && open.lease === report.lease,
  );
  if (slice === undefined) return tick(state, now);
  const left: Range[] =
    report.pendingDueAt === null
      ? []
      : [{ from: slice.from, to: slice.to, notBefore: report.pendingDueAt, lost: slice.lost }];
  return tick(
    {
      ...state,
      slices: state.slices.filter((open) => open !== slice),
      waiting: [...state.waiting, ...left],
    },
    now,
  );
}

/** Nobody may send for a while: what nobody has begun waits for the end of it. */
export function held(state: RunState, until: number, now: number): Step {
  const idle = state.slices.filter((slice) => slice.lease === null);
  const waiting = idle.map(({ from, to, lost }): Range => ({ from, to, notBefore: until, lost }));
  return tick(
    {
      ...state,
      heldUntil: until,
      slices: state.slices.filter((slice) => slice.lease !== null),
      waiting: [...state.waiting, ...waiting],
    },
    now,
  );
}

/** D1 knows that the lease is revoked, and its rows in doubt are marked. */
export function leaseSettled(state: RunState, lease: number, now: number): Step {
  const settled = state.lost.find((lost) => lost.lease === lease);
  if (settled === undefined) return tick(state, now);
  const { from, to, lost } = settled;
  const rest: Range = { from, to, notBefore: now, lost };
  const single = from === to && lost >= MAX_LOST;
  const next: RunState = {
    ...state,
    lost: state.lost.filter((other) => other !== settled),
    waiting: single ? state.waiting : [...state.waiting, ...(lost >= 2 ? halves(rest) : [rest])],
  };
  const after = tick(next, now);
  if (!single) return after;
  return { ...after, commands: [{ kind: "dead-letter", seq: from }, ...after.commands] };
}

function halves(range: Range): Range[] {
  if (range.from === range.to) return [range];
  const middle = Math.floor((range.from + range.to) / 2);
  return [
    { ...range, to: middle },
    { ...range, from: middle + 1 },
  ];
}
