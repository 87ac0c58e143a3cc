import type { CampaignStats, RowStatus } from "../schema.ts";

export type Counts = Readonly<Record<RowStatus, number>> & {
  readonly total: number;
  readonly replied: number;
  readonly optedOut: number;
};

export const noCounts: Counts = {
  total: 0,
  pending: 0,
  claimed: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
  replied: 0,
  optedOut: 0,
};

/** From present states to a funnel: a read message was also delivered, and sent. */
export const statsOf = (counts: Counts): CampaignStats => ({
  recipients: counts.total,
  pending: counts.pending + counts.claimed,
  sent: counts.sent + counts.delivered + counts.read,
  delivered: counts.delivered + counts.read,
  read: counts.read,
  failed: counts.failed,
  replied: counts.replied,
  skipped: counts.skipped,
  unknown: counts.unknown,
  optedOut: counts.optedOut,
});

export interface Mark {
  readonly at: number;
  readonly left: number;
}

const WINDOW = 5_000;

/** Messages a second over the last few seconds, from how many had left by when. */
export function actualRate(marks: readonly Mark[]): number {
  const [first, last] = [marks.at(0), marks.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return 0;
  return Math.round(((last.left - first.left) / (last.at - first.at)) * 10_000) / 10;
}

export const addMark = (marks: readonly Mark[], mark: Mark): Mark[] =>
  [...marks, mark].filter((known) => mark.at - known.at <= WINDOW);
