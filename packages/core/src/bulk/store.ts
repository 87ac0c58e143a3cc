import { and, eq, sql, type SQL } from "drizzle-orm";
import { DAY, iso, isoOrNull } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { highestContact } from "../contacts/index.ts";
import { jobError } from "../jobs/index.ts";
import { jobs } from "../jobs/tables.ts";
import type { BulkAct, BulkAction, BulkTarget } from "./schema.ts";
import { bulkActions, bulkMembers } from "./tables.ts";

export const BULK = "bulk";

/** How many ids one statement spans, or members one deletes: none may hold D1 for long. */
export const SPAN = 20_000;

const rows = (ctx: Ctx) =>
  ctx.db.select().from(bulkActions).innerJoin(jobs, eq(jobs.id, bulkActions.jobId));

export type BulkRow = Awaited<ReturnType<typeof rows>>[number];

export async function findBulk(ctx: Ctx, id: number): Promise<BulkRow | null> {
  const [row] = await rows(ctx).where(eq(bulkActions.id, id));
  return row ?? null;
}

export const show = (ctx: Ctx, { bulk_actions: row, jobs: job }: BulkRow): BulkAction => ({
  id: row.id,
  act: row.act,
  status: job.status,
  matched: row.matched,
  changed: row.changed,
  unchanged: row.unchanged,
  failed: row.failed,
  error: job.error === null ? null : jobError(job.error, ctx.locale),
  createdBy: row.createdBy,
  createdAt: iso(row.createdAt),
  finishedAt: isoOrNull(job.finishedAt),
});

/** Who was chosen by hand is known at once. */
export const insertStatements = (ctx: Ctx, act: BulkAct, target: BulkTarget): Statement[] => {
  const ids = "ids" in target ? [...new Set(target.ids)] : null;
  return [
    ctx.db
      .insert(bulkActions)
      .values({
        act,
        target,
        matched: ids === null ? null : ids.length,
        createdBy: ctx.actor.memberId,
        createdAt: ctx.now,
      })
      .returning({ id: bulkActions.id }),
    ...(ids === null
      ? []
      : [
          ctx.db.run(sql`
            INSERT INTO bulk_members (bulk_id, contact_id)
            SELECT ${newest("bulk_actions")}, value FROM json_each(${JSON.stringify(ids)})`),
        ]),
  ];
};

/** Right after the job was inserted that works on it. */
export const workedBy = (ctx: Ctx): Statement =>
  ctx.db.run(sql`
    UPDATE bulk_actions SET job_id = ${newest("jobs")} WHERE id = ${newest("bulk_actions")}`);

export async function countMatching(ctx: Ctx, whom: readonly SQL[]): Promise<number> {
  const top = await highestContact(ctx);
  let people = 0;
  for (let after = 0; after < top; after += SPAN) {
    const [row] = await ctx.db.all<{ people: number }>(sql`
      SELECT count(*) AS people FROM contacts
      WHERE contacts.id > ${after} AND contacts.id <= ${after + SPAN}
        AND ${and(...whom) ?? sql`true`}`);
    people += row?.people ?? 0;
  }
  return people;
}

/** Who matches between two ids, the first left out. Written twice it is the same. */
export const gatherStatement = (
  ctx: Ctx,
  bulkId: number,
  { after, upTo }: { after: number; upTo: number },
  whom: readonly SQL[],
): Statement =>
  ctx.db.run(sql`
    INSERT OR IGNORE INTO bulk_members (bulk_id, contact_id)
    SELECT ${bulkId}, contacts.id FROM contacts
    WHERE contacts.id > ${after} AND contacts.id <= ${upTo} AND ${and(...whom) ?? sql`true`}`);

/** From now on it is known how many they are. */
export const matchedStatement = (ctx: Ctx, bulkId: number): Statement =>
  ctx.db.run(sql`
    UPDATE bulk_actions
    SET matched = (SELECT count(*) FROM bulk_members WHERE bulk_id = ${bulkId})
    WHERE id = ${bulkId}`);

/** The next of those to whom it is still to be done, in the order of their ids. */
export async function nextMembers(ctx: Ctx, bulkId: number, limit: number): Promise<number[]> {
  const next = await ctx.db
    .select({ id: bulkMembers.contactId })
    .from(bulkMembers)
    .where(eq(bulkMembers.bulkId, bulkId))
    .orderBy(bulkMembers.contactId)
    .limit(limit);
  return next.map(({ id }) => id);
}

/** A failed one may be repeated, for as long as anybody may still care. */
const REPEATED_WITHIN = 30 * DAY;

/**
 * Forgets some members whose job is long over. Says whether there may be more. One that failed
 * while they were still being found begins to find them anew, should it be repeated.
 */
export async function forgetMembers(ctx: Ctx): Promise<boolean> {
  const [over] = await ctx.db.all<{ id: number; jobId: number }>(sql`
    SELECT b.id AS id, jobs.id AS jobId FROM bulk_actions AS b JOIN jobs ON jobs.id = b.job_id
    WHERE jobs.finished_at
        < ${ctx.now} - CASE jobs.status WHEN 'failed' THEN ${REPEATED_WITHIN} ELSE ${DAY} END
      AND EXISTS (SELECT 1 FROM bulk_members AS m WHERE m.bulk_id = b.id)
    LIMIT 1`);
  if (over === undefined) return false;
  const isOver = sql`(SELECT finished_at FROM jobs WHERE id = ${over.jobId}) IS NOT NULL`;
  await ctx.db.batch([
    ctx.db.run(sql`
      DELETE FROM bulk_members WHERE bulk_id = ${over.id} AND ${isOver} AND contact_id IN (
        SELECT contact_id FROM bulk_members WHERE bulk_id = ${over.id} LIMIT ${SPAN})`),
    ctx.db.run(sql`
      UPDATE jobs SET cursor = json_set(cursor, '$.after', 0)
      WHERE id = ${over.jobId} AND ${isOver} AND cursor IS NOT NULL`),
  ]);
  return true;
}
