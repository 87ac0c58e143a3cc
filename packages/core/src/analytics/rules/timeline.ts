import { MINUTE } from "@siar/kernel/clock";
import { bucketAt, bucketsOf, fittingSize, type BucketSize } from "./buckets.ts";
import { eventKinds, fineUntil, type EventKind, type Facts } from "./facts.ts";

export type EventCounts = Readonly<Record<EventKind, number>>;

const nothing: EventCounts = {
  sent: 0,
  delivered: 0,
  read: 0,
  replied: 0,
  failed: 0,
  engaged: 0,
};

export interface TimelineBucket {
  readonly at: number;
  readonly counts: EventCounts;
  /** With all buckets before it. */
  readonly cumulative: EventCounts;
}

export interface TimelineOf {
  readonly bucket: BucketSize;
  readonly buckets: readonly TimelineBucket[];
  /** What happened after the last bucket: every event is in a bucket or here. */
  readonly later: EventCounts;
}

/** Events by bucket in a zone; a quiet bucket is one of zeros. */
export function timelineOf(
  { events }: Pick<Facts, "events">,
  asked: BucketSize | undefined,
  zone: string,
  startedAt: number,
): TimelineOf {
  const minutes = eventKinds.flatMap((kind) => [...events[kind].keys()]);
  if (minutes.length === 0) return { bucket: asked ?? "hour", buckets: [], later: nothing };
  const first = minutes.reduce((one, other) => Math.min(one, other)) * MINUTE;
  const last = minutes.reduce((one, other) => Math.max(one, other)) * MINUTE;
  const size = asked ?? fittingSize(first, last);
  // Later than that, minutes are not told apart.
  const fine = fineUntil(startedAt) - MINUTE;
  const until = size === "minute" ? Math.max(first, Math.min(last, fine)) : last;
  const buckets = bucketsOf(size, first, until, zone);
  const counts = buckets.starts.map(() => ({ ...nothing }));
  const later = { ...nothing };
  for (const kind of eventKinds) {
    for (const [minute, count] of events[kind]) {
      const into = counts[bucketAt(buckets, minute * MINUTE)] ?? later;
      into[kind] += count;
    }
  }
  return { bucket: size, buckets: summedUp(buckets.starts, counts), later };
}

function summedUp(
  starts: readonly number[],
  counts: readonly EventCounts[],
): readonly TimelineBucket[] {
  let before = nothing;
  return starts.map((at, place) => {
    const own = counts[place] ?? nothing;
    before = sumOf(before, own);
    return { at, counts: own, cumulative: before };
  });
}

const sumOf = (one: EventCounts, other: EventCounts): EventCounts => ({
  sent: one.sent + other.sent,
  delivered: one.delivered + other.delivered,
  read: one.read + other.read,
  replied: one.replied + other.replied,
  failed: one.failed + other.failed,
  engaged: one.engaged + other.engaged,
});
