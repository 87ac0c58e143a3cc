import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { RowResult } from "./rules/outcome.ts";
import type { Slice } from "./schema.ts";
import {
  claimedRows,
  claimStatements,
  type ClaimedRow,
  type ClaimTerms,
  type RenderedRow,
} from "./store/claim.ts";
import { resultStatements, returnStatement } from "./store/results.ts";

/** The one D1 batch of a handful: what became of the last one, and the claim of the next. */
export async function claimHandful(
  ctx: Ctx,
  terms: ClaimTerms,
  rows: readonly RenderedRow[],
  last: { readonly results: readonly RowResult[]; readonly also: readonly Statement[] },
): Promise<ClaimedRow[]> {
  const before = [
    ...resultStatements(ctx, terms.campaignId, terms.lease, last.results),
    ...last.also,
  ];
  const [hold, skip, wait, claim] = claimStatements(ctx, terms, rows);
  const answers = await ctx.db.batch([
    claimedRowsFirst(ctx),
    ...before,
    hold,
    skip,
    wait,
    claim,
    claimedRows(ctx, terms, rows),
  ]);
  return readClaimed(answers.at(-1));
}

/** `batch` wants a first statement by type; results may be none. It costs nothing. */
const claimedRowsFirst = (ctx: Ctx): Statement => ctx.db.run(sql`SELECT 1`);

/** The last statement of the batch above is `claimedRows`. */
const readClaimed = (answer: unknown): ClaimedRow[] => answer as ClaimedRow[];

/** The end of a slice: the last results, and claimed rows that never left go back. */
export async function closeSlice(
  ctx: Ctx,
  slice: Slice,
  lease: number,
  end: {
    readonly results: readonly RowResult[];
    readonly unsent: readonly ClaimedRow[];
    readonly also: readonly Statement[];
  },
): Promise<{ pendingDueAt: number | null }> {
  const answers = await ctx.db.batch([
    claimedRowsFirst(ctx),
    ...resultStatements(ctx, slice.campaignId, lease, end.results),
    ...(end.unsent.length > 0 ? [returnStatement(ctx, slice.campaignId, lease, end.unsent)] : []),
    ...end.also,
    ctx.db.all<{ due: number | null }>(sql`
      SELECT min(coalesce(not_before, 0)) AS due FROM campaign_messages
      WHERE campaign_id = ${slice.campaignId} AND seq BETWEEN ${slice.from} AND ${slice.to}
        AND status = 'pending'`),
  ]);
  return { pendingDueAt: readDue(answers.at(-1)) };
}

/** The last statement of the batch above answers one row. */
const readDue = (answer: unknown): number | null =>
  (answer as ReadonlyArray<{ due: number | null }>)[0]?.due ?? null;
