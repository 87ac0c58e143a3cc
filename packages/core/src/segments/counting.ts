import type { Statement } from "@siar/kernel/commit";
import type { SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { audienceSql } from "./audience.ts";
import { countAudience } from "./columns/count.ts";
import { momentOf } from "./load.ts";
import type { Moment } from "./rules/calendar.ts";
import type { Criteria } from "./rules/criteria.ts";
import { showSnapshot, takeSnapshot } from "./snapshots.ts";
import { showCount } from "./store.ts";

/** How many people criteria select right now. */
export async function countCriteria(ctx: Ctx, criteria: Criteria, at?: Moment): Promise<number> {
  const moment = at ?? (await momentOf(ctx));
  const { count } = await countAudience(ctx, { criteria, moment, cooling: null, first: 0 });
  return count;
}

/**
 * What belongs to a segment's people when its criteria are new. A snapshot lies written when this
 * answers; the statement makes it the segment's.
 */
export async function peopleStatements(
  ctx: Ctx,
  id: number | SQL,
  { criteria, isDynamic }: { criteria: Criteria; isDynamic: boolean },
): Promise<Statement[]> {
  if (isDynamic) return [showCount(ctx, id, await countCriteria(ctx, criteria))];
  const audience = audienceSql(criteria, await momentOf(ctx));
  return [showSnapshot(ctx, id, await takeSnapshot(ctx, audience))];
}
