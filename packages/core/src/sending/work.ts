import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { RowResult } from "./rules/outcome.ts";
import type { Slice } from "./schema.ts";
import {
  claimStatement,
  type ClaimedRow,
  type ClaimTerms,
  type RenderedRow,
  type TouchedRow,
} from "./store/claim.ts";
import { addToReach } from "./store/reached.ts";
import { resultStatements, returnStatement } from "./store/results.ts";

export interface Claimed {
  readonly rows: readonly ClaimedRow[];
  /** Rows were left, as Meta's daily limit is used up. */
  readonly isLimited: boolean;
}

/** The one D1 batch of a handful: what became of the last one, and the claim of the next. */
export async function claimHandful(
  ctx: Ctx,
  terms: ClaimTerms,
  rows: readonly RenderedRow[],
  last: { readonly results: readonly RowResult[]; readonly also: readonly Statement[] },
): Promise<Claimed> {
  const seqs = rows.map(({ seq }) => seq);
  const [answer] = await ctx.db.batch([
    claimStatement(ctx, terms, rows),
    ...(terms.perDay === null ? [] : [addToReach(ctx, terms, seqs)]),
    ...resultStatements(ctx, terms.campaignId, terms.lease, last.results),
    ...last.also,
  ]);
  const touched = readTouched(answer);
  return {
    rows: touched
      .filter(({ status }) => status === "claimed")
      .map(({ seq, attempt }) => ({ seq, attempt }))
      .toSorted((one, other) => one.seq - other.seq),
    isLimited: touched.some(({ status, notBefore }) => status === "pending" && notBefore === null),
  };
}

/** The first statement of the batch above is `claimStatement`. */
const readTouched = (answer: unknown): TouchedRow[] => answer as TouchedRow[];

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
  const left = ctx.db.all<{ due: number | null }>(sql`
    SELECT min(coalesce(not_before, 0)) AS due FROM campaign_messages
    WHERE campaign_id = ${slice.campaignId} AND seq BETWEEN ${slice.from} AND ${slice.to}
      AND status = 'pending'`);
  const [first, ...others]: Statement[] = [
    ...resultStatements(ctx, slice.campaignId, lease, end.results),
    ...(end.unsent.length > 0 ? [returnStatement(ctx, slice.campaignId, lease, end.unsent)] : []),
    ...end.also,
  ];
  const answers = await ctx.db.batch(first === undefined ? [left] : [first, ...others, left]);
  return { pendingDueAt: readDue(answers.at(-1)) };
}

/** The last statement of the batch above answers one row. */
const readDue = (answer: unknown): number | null =>
  (answer as ReadonlyArray<{ due: number | null }>)[0]?.due ?? null;
