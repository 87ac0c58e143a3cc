import { and, asc, eq, lt, lte, sql } from "drizzle-orm";
import { messageOf } from "./error-message.ts";
import type { Ctx, Db } from "./ctx.ts";
import { outbox } from "./tables.ts";

/** An effect that failed this often is set aside: it stays, and the health check tells of it. */
export const EFFECT_ATTEMPTS = 100;

/** One below the connections that an invocation may have open: D1 needs one as well. */
const LANES = 5;

type Row = typeof outbox.$inferSelect;

/** Fresh ones first, so that those which keep failing never hold the others up. */
const waitingEffects = (db: Db, before: number, limit: number): Promise<Row[]> =>
  db
    .select()
    .from(outbox)
    .where(and(lte(outbox.createdAt, before), lt(outbox.attempts, EFFECT_ATTEMPTS)))
    .orderBy(asc(outbox.attempts), asc(outbox.id))
    .limit(limit);

export interface Drained {
  readonly delivered: number;
  readonly failed: number;
}

/** Delivers what was committed but not delivered before then. Doing so twice does no harm. */
export async function drainOutbox(
  ctx: Ctx,
  { before, limit, within }: { before: number; limit: number; within: number },
): Promise<Drained> {
  const rows = await waitingEffects(ctx.db, before, limit);
  const waiting = rows.values();
  const outcomes: boolean[] = [];
  // All lanes draw from the one iterator: a call that hangs holds up its own lane only.
  const lane = async () => {
    for (const row of waiting) outcomes.push(await deliverOne(ctx, row, within));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const delivered = outcomes.filter(Boolean).length;
  return { delivered, failed: outcomes.length - delivered };
}

async function deliverOne(ctx: Ctx, row: Row, within: number): Promise<boolean> {
  try {
    await timed(ctx.deliver({ topic: row.topic, payload: row.payload }), within);
    await ctx.db.delete(outbox).where(eq(outbox.id, row.id));
    return true;
  } catch (error) {
    const { topic, attempts } = row;
    console.error(JSON.stringify({ kind: "effect", topic, attempts, error: messageOf(error) }));
    await ctx.db
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1` })
      .where(eq(outbox.id, row.id));
    return false;
  }
}

/** An object that does not answer must not keep the tick from its other work. */
async function timed(work: Promise<void>, within: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${within} ms`)), within);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Since when the longest-waiting effect waits, or null if all are delivered. */
export async function oldestEffect(db: Db): Promise<number | null> {
  const [row] = await db.select({ at: sql<number | null>`min(${outbox.createdAt})` }).from(outbox);
  return row?.at ?? null;
}
