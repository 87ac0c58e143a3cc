import { and, eq, sql, type SQL } from "drizzle-orm";
import { iso, isoOrNull } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { jobError } from "../jobs/index.ts";
import { jobs } from "../jobs/tables.ts";
import type { BulkAct, BulkAction, BulkTarget } from "./schema.ts";
import { bulkActions, bulkMembers } from "./tables.ts";

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
  const [row] = await ctx.db.all<{ people: number }>(sql`
    SELECT count(*) AS people FROM contacts WHERE ${and(...whom) ?? sql`true`}`);
  return row?.people ?? 0;
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

/** Whose job is long over, and will not go on. */
export const forgetMembers = (ctx: Ctx, before: number) =>
  ctx.db.run(sql`
    DELETE FROM bulk_members WHERE bulk_id IN (
      SELECT b.id FROM bulk_actions AS b JOIN jobs ON jobs.id = b.job_id
      WHERE jobs.finished_at < ${before} AND EXISTS (
        SELECT 1 FROM bulk_members AS m WHERE m.bulk_id = b.id) LIMIT 1)`);
