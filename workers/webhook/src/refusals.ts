import { addCounts } from "@siar/core/inbound";
import { SECOND } from "@siar/kernel/clock";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";

const WRITE_EVERY = 10 * SECOND;

/** Refusals since the last write, so that a flood of forged bodies costs the database next to nothing. */
const tally = { count: 0, writtenAt: 0 };

/** Counts a body whose signature does not hold; nothing else of it is kept. */
export async function countRefusal(env: Env, now: number): Promise<void> {
  tally.count += 1;
  if (now - tally.writtenAt < WRITE_EVERY) return;
  const { count } = tally;
  tally.count = 0;
  tally.writtenAt = now;
  const ctx = systemCtx(env);
  const [statement] = addCounts(ctx, new Map([["signature:wrong", count]]));
  if (statement !== undefined) await ctx.db.batch([statement]);
}
