import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { lt } from "drizzle-orm";
import type { LostLease } from "./rules/run-state.ts";
import { settleLeaseStatements } from "./store/results.ts";
import { revokedLeases } from "./tables.ts";
import { cancelRows, deadRowStatements, heartbeatStatement } from "./store/run.ts";

/** The lease of a consumer that is gone: nothing more under it, and its open rows are in doubt. */
export async function settleLease(
  ctx: Ctx,
  lost: LostLease & { readonly campaignId: number },
): Promise<void> {
  await ctx.db.batch(settleLeaseStatements(ctx, lost));
}

export async function heartbeat(ctx: Ctx, campaignId: number, phase: string): Promise<void> {
  await ctx.db.batch([heartbeatStatement(ctx, campaignId, phase)]);
}

export async function deadRow(ctx: Ctx, campaignId: number, seq: number): Promise<void> {
  const [first, second] = deadRowStatements(ctx, campaignId, seq);
  await ctx.db.batch([first, second]);
}

/** Whether rows are left to take. */
export const cancelPending = async (ctx: Ctx, campaignId: number): Promise<boolean> =>
  (await cancelRows(ctx, campaignId)) > 0;

/** A consumer's claim is on its way for seconds: after a day nobody can come back with a lease. */
export async function sweepRevokedLeases({ db, now }: Ctx): Promise<void> {
  await db.delete(revokedLeases).where(lt(revokedLeases.at, now - DAY));
}
