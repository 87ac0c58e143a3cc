import { and, desc, eq, lt, sql, type SQL } from "drizzle-orm";
import type { SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import { iso, isoOrNull, SECOND } from "@siar/kernel/clock";
import { guardChanged, guardThat, type Statement } from "@siar/kernel/commit";
import { messageOf } from "@siar/kernel/error-message";
import type { Ctx, Db, Locale } from "@siar/kernel/ctx";
import { errorTable, sentenceOf, type Failure } from "@siar/kernel/errors";
import { z } from "zod";
import { Job, type JobStatus } from "./schema.ts";
import { jobs } from "./tables.ts";

export type JobRow = typeof jobs.$inferSelect;

/** A lease that is not renewed for this long is over: its holder is dead. */
export const LEASE = 60 * SECOND;

const Result = Job.shape.result;

export const show = (locale: Locale, row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  done: row.done,
  total: row.total,
  result: Result.parse(row.result),
  error: row.error === null ? null : reason(row.error, locale),
  attempts: row.attempts,
  createdBy: row.createdBy,
  createdAt: iso(row.createdAt),
  startedAt: isoOrNull(row.startedAt),
  finishedAt: isoOrNull(row.finishedAt),
});

/** An older release may have known codes that this one does not. */
export function reason({ code, params }: Pick<Failure, "code" | "params">, locale: Locale): string {
  const known = Object.hasOwn(errorTable, code) ? code : "internal";
  return sentenceOf({ code: known, params, errors: [] }, locale);
}

export async function jobById(db: Db, id: number): Promise<JobRow | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
  return row ?? null;
}

export const pageOfJobs = (
  ctx: Ctx,
  filter: { status?: JobStatus | undefined; kind?: string | undefined },
  before: number | null,
  limit: number,
): Promise<JobRow[]> =>
  ctx.db
    .select()
    .from(jobs)
    .where(
      and(
        before === null ? undefined : lt(jobs.id, before),
        filter.status === undefined ? undefined : eq(jobs.status, filter.status),
        filter.kind === undefined ? undefined : eq(jobs.kind, filter.kind),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(limit);

export interface NewJob {
  readonly kind: string;
  /** An expression where what it is about is only now being inserted. */
  readonly input: Record<string, unknown> | SQL;
}

export const insertStatement = (ctx: Ctx, job: NewJob): Statement =>
  ctx.db
    .insert(jobs)
    .values({
      ...job,
      status: "queued",
      runAfter: ctx.now,
      createdAt: ctx.now,
      createdBy: ctx.actor.memberId,
    })
    .returning({ id: jobs.id });

/** Unfinished, its time has come, and nobody holds it. */
const due = (now: number): SQL =>
  sql`${jobs.status} IN ('queued', 'running', 'cancelling') AND ${jobs.runAfter} <= ${now}
    AND (${jobs.heldUntil} IS NULL OR ${jobs.heldUntil} <= ${now})`;

/** The longest-waiting due job becomes this holder's, in one statement: of two takers one gets it. */
export async function takeDueJob(db: Db, holder: string, now: number): Promise<JobRow | null> {
  const [row] = await db
    .update(jobs)
    .set({
      holder,
      heldUntil: now + LEASE,
      attempts: sql`${jobs.attempts} + 1`,
      startedAt: sql`coalesce(${jobs.startedAt}, ${now})`,
      status: sql`CASE ${jobs.status} WHEN 'queued' THEN 'running' ELSE ${jobs.status} END`,
    })
    .where(
      sql`${jobs.id} = (SELECT id FROM ${jobs} WHERE ${due(now)} ORDER BY ${jobs.runAfter}, id LIMIT 1)`,
    )
    .returning();
  return row ?? null;
}

/** How many jobs wait for somebody to look, for longer than a queue message takes. */
export async function countWaiting(db: Db, now: number): Promise<number> {
  const [row] = await db
    .select({ waiting: sql<number>`count(*)` })
    .from(jobs)
    .where(due(now));
  return row?.waiting ?? 0;
}

export type Held = Pick<JobRow, "id"> & { readonly holder: string };

const heldBy = ({ id, holder }: Held): SQL =>
  sql`${jobs.id} = ${id} AND ${jobs.holder} = ${holder}`;

/** For a step's own batches: nothing is written once somebody else holds the job. */
export const fence = (db: Db, held: Held): Statement =>
  guardThat(db, sql`EXISTS (SELECT 1 FROM ${jobs} WHERE ${heldBy(held)})`);

export async function renew(db: Db, held: Held, now: number): Promise<void> {
  await db
    .update(jobs)
    .set({ heldUntil: now + LEASE })
    .where(heldBy(held));
}

export type Changes = SQLiteUpdateSetSource<typeof jobs>;

const Status = z.tuple([z.object({ status: Job.shape.status })]);

/**
 * What the holder found out, with what its step wrote: one batch, and none of it if the job is no
 * longer this holder's. Answers the status as it is now, or null if the job was lost.
 */
export async function save(
  db: Db,
  held: Held,
  changes: Changes,
  statements: readonly Statement[],
): Promise<JobStatus | null> {
  const mine = db.update(jobs).set(changes).where(heldBy(held));
  const now = db.select({ status: jobs.status }).from(jobs).where(eq(jobs.id, held.id));
  try {
    const results: readonly unknown[] = await db.batch([
      mine,
      guardChanged(db),
      now,
      ...statements,
    ]);
    return Status.parse(results[2])[0].status;
  } catch (error) {
    if (messageOf(error).includes("guard_ok")) return null;
    throw error;
  }
}

export const changeStatement = (
  ctx: Ctx,
  id: number,
  from: JobStatus,
  changes: Changes,
): Statement =>
  ctx.db
    .update(jobs)
    .set(changes)
    .where(and(eq(jobs.id, id), eq(jobs.status, from)));
