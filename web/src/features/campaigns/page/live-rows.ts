import type { RowStatus } from "@siar/core/sending/schema";
import type { LiveRow } from "../../../lib/live.ts";

/**
 * A page of recipients with what was heard since it was read. With a filter, a row that has moved
 * on leaves; one that has come to fit is on the page after its next reading.
 */
export function withLiveRows(
  page: readonly LiveRow[],
  heard: ReadonlyMap<number, LiveRow>,
  only: RowStatus | undefined,
): readonly LiveRow[] {
  const now = page.map((row) => newer(row, heard.get(row.seq)));
  return only === undefined ? now : now.filter((row) => row.status === only);
}

const ranks: Record<RowStatus, number> = {
  pending: 0,
  claimed: 1,
  skipped: 2,
  unknown: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
};

/** Of what was read and what was heard the one that is further; a retry starts a row again. */
function newer(read: LiveRow, heard: LiveRow | undefined): LiveRow {
  if (!heard || heard.attempt < read.attempt) return read;
  if (heard.attempt > read.attempt) return heard;
  return ranks[heard.status] >= ranks[read.status] ? heard : read;
}
