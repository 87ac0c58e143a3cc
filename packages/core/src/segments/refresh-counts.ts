import { sql } from "drizzle-orm";
import { MINUTE } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { countCriteria } from "./counting.ts";
import { expandedCriteria, loadSegment } from "./load.ts";

/** No count that a list shows is older, as long as the minutes suffice to count them all. */
const FRESH = 10 * MINUTE;

/**
 * Counts the dynamic segment that was counted longest ago. The list's number is only shown: whoever
 * sends or previews asks anew. Says whether there may be another one to count.
 */
export async function refreshStalest(ctx: Ctx): Promise<boolean> {
  const [stalest] = await ctx.db.all<{ id: number; version: number }>(sql`
    SELECT id, version FROM segments
    WHERE is_dynamic AND coalesce(last_refreshed_at, 0) <= ${ctx.now - FRESH}
    ORDER BY coalesce(last_refreshed_at, 0), id LIMIT 1`);
  if (stalest === undefined) return false;
  const count = await currentCount(ctx, stalest.id);
  await ctx.db.run(sql`
    UPDATE segments SET last_refreshed_at = ${ctx.now}, contact_count = coalesce(${count}, contact_count)
    WHERE id = ${stalest.id} AND version = ${stalest.version}`);
  return true;
}

/** Null for one whose criteria cannot be asked any more: its old number stays. */
async function currentCount(ctx: Ctx, id: number): Promise<number | null> {
  const found = await loadSegment(ctx, id);
  if (!found.ok) return null;
  const criteria = await expandedCriteria(ctx, found.value);
  return criteria.ok ? countCriteria(ctx, criteria.value) : null;
}
