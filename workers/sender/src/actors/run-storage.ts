import { newRun, type OpenSlice, type RunState } from "@siar/core/sending/rules";

const RUN = "run";
const SLICES = "slice:";
const keyOf = (slice: OpenSlice): string => `${SLICES}${slice.id}`;

/** Storage writes of one call without an await between them are one atomic commit. */
export function saveRun(storage: DurableObjectStorage, old: RunState | null, next: RunState): void {
  const { slices, ...rest } = next;
  if (old === null || !sameFields(rest, old)) storage.kv.put(RUN, rest);
  const gone = new Map((old?.slices ?? []).map((slice) => [slice.id, slice]));
  for (const slice of slices) {
    const known = gone.get(slice.id);
    gone.delete(slice.id);
    if (known === undefined || !sameLease(known, slice)) storage.kv.put(keyOf(slice), slice);
  }
  for (const slice of gone.values()) storage.kv.delete(keyOf(slice));
}

/** A renewal or a landing alone is not worth a write: after a restart every lease counts from then anyway. */
const sameLease = (a: OpenSlice, b: OpenSlice): boolean =>
  a.lease === b.lease && a.nonce === b.nonce && a.queuedAt === b.queuedAt;

type Rest = Omit<RunState, "slices">;

const sameFields = (a: Rest, b: Rest): boolean =>
  a.view === b.view &&
  a.frozen === b.frozen &&
  a.cutTo === b.cutTo &&
  a.waiting === b.waiting &&
  a.lost === b.lost &&
  a.nextSlice === b.nextSlice &&
  a.nextLease === b.nextLease &&
  a.scan === b.scan &&
  a.heldUntil === b.heldUntil &&
  a.cancelling === b.cancelling;

/** What was saved; leases found there get a full lease time again before they count as lost. */
export function loadRun(storage: DurableObjectStorage, now: number): RunState | null {
  const rest = storage.kv.get<Rest>(RUN);
  if (rest === undefined) return null;
  const slices = [...storage.kv.list<OpenSlice>({ prefix: SLICES })].map(([, slice]) => slice);
  return {
    ...newRun(rest.campaignId),
    ...rest,
    slices: slices
      .map((slice) =>
        slice.lease === null ? slice : { ...slice, renewedAt: now, isLanding: false },
      )
      .toSorted((a, b) => a.id - b.id),
  };
}
