import type { Ctx } from "@siar/kernel/ctx";
import { MAX_SLICE } from "./rules/numbers.ts";
import type { Range } from "./rules/run-state.ts";
import { countersOf, scanPending, type PendingRow } from "./store/run.ts";

export interface PendingPage {
  readonly upTo: number;
  readonly ranges: readonly Range[];
}

/** Pending rows of one stretch of the ledger, as ranges to cut. The counters spare a vain look. */
export async function lookForPending(
  ctx: Ctx,
  campaignId: number,
  after: number,
): Promise<PendingPage> {
  const counters = await countersOf(ctx, campaignId);
  if (counters === null || counters.pending === 0) {
    return { upTo: Number.MAX_SAFE_INTEGER, ranges: [] };
  }
  const page = await scanPending(ctx, campaignId, after);
  return { upTo: page.upTo, ranges: rangesOf(page.rows) };
}

/** Neighbours go together while they are due alike and fit into one slice. */
function rangesOf(rows: readonly PendingRow[]): Range[] {
  const ranges: Range[] = [];
  for (const { seq, notBefore } of rows) {
    const last = ranges.at(-1);
    const due = notBefore ?? 0;
    if (last !== undefined && last.notBefore === due && seq - last.from < MAX_SLICE) {
      ranges[ranges.length - 1] = { ...last, to: seq };
    } else {
      ranges.push({ from: seq, to: seq, notBefore: due, lost: 0 });
    }
  }
  return ranges;
}
