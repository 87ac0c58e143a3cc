import { and, desc, eq, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { iso, isoOrNull } from "@siar/kernel/clock";
import { jobError } from "../jobs/index.ts";
import { jobs } from "../jobs/tables.ts";
import { notify } from "../notifications/index.ts";
import { places, type Slice } from "./rules/index.ts";
import type { Import, ImportPlan } from "./schema.ts";
import { imports } from "./tables.ts";

const rows = (ctx: Ctx) =>
  ctx.db.select().from(imports).leftJoin(jobs, eq(jobs.id, imports.jobId)).$dynamic();

export type ImportRow = Awaited<ReturnType<typeof rows>>[number];

export async function findImport(ctx: Ctx, id: number): Promise<ImportRow | null> {
  const [row] = await rows(ctx).where(eq(imports.id, id));
  return row ?? null;
}

export const pageOfImports = (ctx: Ctx, before: number | null, limit: number) =>
  rows(ctx)
    .where(before === null ? undefined : lt(imports.id, before))
    .orderBy(desc(imports.id))
    .limit(limit);

export const show = (ctx: Ctx, { imports: row, jobs: job }: ImportRow): Import => ({
  id: row.id,
  name: row.name,
  size: row.size,
  status: job?.status ?? (row.discardedAt === null ? "draft" : "discarded"),
  done: job?.done ?? 0,
  read: row.read,
  created: row.created,
  updated: row.updated,
  skipped: row.skipped,
  failed: row.failed,
  error: job?.error ? jobError(job.error, ctx.locale) : null,
  plan: row.plan,
  hasFile: row.file !== null,
  createdBy: row.createdBy,
  createdAt: iso(row.createdAt),
  startedAt: isoOrNull(job?.startedAt ?? null),
  finishedAt: isoOrNull(job?.finishedAt ?? null),
});

type New = typeof imports.$inferInsert;

export const insertImport = (ctx: Ctx, row: Omit<New, "id" | "createdAt" | "createdBy">) =>
  ctx.db
    .insert(imports)
    .values({ ...row, createdAt: ctx.now, createdBy: ctx.actor.memberId })
    .returning({ id: imports.id });

/** Matches nothing once it was started or discarded. */
export const updateDraft = (ctx: Ctx, id: number, edit: SQLiteUpdateSetSource<typeof imports>) =>
  ctx.db
    .update(imports)
    .set(edit)
    .where(and(eq(imports.id, id), isNull(imports.jobId), isNull(imports.discardedAt)));

/** What a slice brings. */
export interface Written {
  readonly importId: number;
  readonly plan: ImportPlan;
  readonly slice: Slice;
  /** Its rows, as `rowsAsJson` writes them. */
  readonly json: string;
}

/** A list of values for each row, which the statements below take apart again. */
export const rowsAsJson = (slice: Slice, guessZone: (phone: string) => string | null): string =>
  JSON.stringify(
    slice.rows.map((row) => [
      row.phone,
      row.name,
      row.language,
      row.timezone,
      guessZone(row.phone),
      row.attributes,
      row.optInSource,
      row.optInText,
      row.optInAt,
      row.userId,
      row.workflowStatus,
      row.rating,
    ]),
  );

/** Whose these user ids are, by phone number. */
export async function holdersOf(
  ctx: Ctx,
  userIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await ctx.db.all<{ userId: string; phone: string | null }>(sql`
    SELECT user_id AS userId, phone FROM contacts
    WHERE user_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`);
  return new Map(rows.map(({ userId, phone }) => [userId, phone]));
}

/**
 * One slice: contacts, labels and counts. What was there before is found out by the same batch that
 * writes, so the counts are right whoever else writes at the same time.
 */
export function sliceStatements(ctx: Ctx, written: Written): Statement[] {
  const { importId, plan, slice, json } = written;
  const updates = plan.duplicates === "update";
  const again = slice.again;
  return [
    count(ctx, importId, {
      newestBefore: sql`(SELECT coalesce(max(id), 0) FROM contacts)`,
      read: sql`${imports.read} + ${slice.failed.length + again}`,
      failed: sql`${imports.failed} + ${slice.failed.length}`,
      ...(updates
        ? { updated: sql`${imports.updated} + ${again}` }
        : { skipped: sql`${imports.skipped} + ${again}` }),
    }),
    ...(updates ? [updateKnown(ctx, json, plan), addChanges(ctx, importId)] : []),
    insertNew(ctx, json),
    count(ctx, importId, {
      created: sql`${imports.created} + changes()`,
      ...(updates
        ? { read: sql`${imports.read} + changes()` }
        : {
            read: sql`${imports.read} + ${slice.rows.length}`,
            skipped: sql`${imports.skipped} + ${slice.rows.length} - changes()`,
          }),
    }),
    ...labelStatements(ctx, written),
  ];
}

/** In the batch of the last slice, behind its counts. */
export const tellDone = (ctx: Ctx, id: number): Statement =>
  notify(ctx, {
    kind: "import_done",
    params: sql`(
      SELECT json_object('name', name, 'importId', id, 'created', created, 'updated', updated,
        'skipped', skipped, 'failed', failed)
      FROM imports WHERE id = ${id})`,
  });

const count = (ctx: Ctx, id: number, set: SQLiteUpdateSetSource<typeof imports>): Statement =>
  ctx.db.update(imports).set(set).where(eq(imports.id, id));

/** `changes()` counts what the statement before wrote, its triggers left out. */
const addChanges = (ctx: Ctx, id: number): Statement =>
  count(ctx, id, {
    read: sql`${imports.read} + changes()`,
    updated: sql`${imports.updated} + changes()`,
  });

/** What a row does not say stays. Somebody who opted out keeps their consent as it was, too. */
const updateKnown = (ctx: Ctx, json: string, plan: ImportPlan): Statement => {
  const agreed = (column: SQL, value: SQL): SQL =>
    sql`CASE WHEN r.value ->> 6 IS NULL OR contacts.id IN (SELECT contact_id
      FROM contact_preferences WHERE opted_out = 1 OR meta_stopped = 1)
      THEN contacts.${column} ELSE ${value} END`;
  const free = unlessTaken(sql`r.value ->> 9`, sql`held.id <> contacts.id`);
  return ctx.db.run(sql`
    UPDATE contacts SET
      name = coalesce(r.value ->> 1, contacts.name),
      language = coalesce(r.value ->> 2, contacts.language),
      timezone = coalesce(r.value ->> 3, contacts.timezone, r.value ->> 4),
      workflow_status = coalesce(r.value ->> 10, contacts.workflow_status),
      rating = coalesce(r.value ->> 11, contacts.rating),
      ${places(plan, "userId").length === 0 ? sql`` : sql`user_id = coalesce(${free}, contacts.user_id),`}
      attributes = CASE r.value ->> 5 WHEN '{}' THEN contacts.attributes
        ELSE json_patch(contacts.attributes, r.value ->> 5) END,
      opt_in_source = ${agreed(sql`opt_in_source`, sql`r.value ->> 6`)},
      opt_in_text = ${agreed(sql`opt_in_text`, sql`r.value ->> 7`)},
      opt_in_at = ${agreed(sql`opt_in_at`, sql`r.value ->> 8`)},
      version = contacts.version + 1,
      updated_at = ${ctx.now}
    FROM json_each(${json}) r WHERE contacts.phone = r.value ->> 0`);
};

/** Whoever got a user id while the row was read keeps it. */
const unlessTaken = (userId: SQL, by: SQL): SQL =>
  sql`iif(EXISTS (SELECT 1 FROM contacts AS held WHERE held.user_id = ${userId} AND ${by}),
    NULL, ${userId})`;

const insertNew = (ctx: Ctx, json: string): Statement =>
  ctx.db.run(sql`
    INSERT INTO contacts (phone, name, language, timezone, attributes, source,
      opt_in_source, opt_in_text, opt_in_at, user_id, workflow_status, rating,
      created_at, updated_at)
    SELECT value ->> 0, coalesce(value ->> 1, ''), value ->> 2, coalesce(value ->> 3, value ->> 4),
      value ->> 5, 'import', value ->> 6, value ->> 7, value ->> 8,
      ${unlessTaken(sql`value ->> 9`, sql`true`)}, coalesce(value ->> 10, 'incoming'), value ->> 11,
      ${ctx.now}, ${ctx.now}
    FROM json_each(${json}) WHERE true
    ON CONFLICT (phone) DO NOTHING`);

const PLAIN = "#64748b";

/** Whom a skipped row names keeps the labels they have, no more. */
function labelStatements(ctx: Ctx, { importId, plan, slice }: Written): Statement[] {
  const only =
    plan.duplicates === "update"
      ? sql`true`
      : sql`c.id > (SELECT newest_before FROM imports WHERE id = ${importId})`;
  const pairs = slice.rows.flatMap(({ phone, labels }) => labels.map((name) => [phone, name]));
  const names = [...new Set(pairs.map(([, name]) => name))];
  const phones = JSON.stringify(slice.rows.map(({ phone }) => phone));
  return [
    ...(plan.labelIds.length === 0 ? [] : [wear(ctx, phones, sql`${only}`, plan.labelIds)]),
    ...(names.length === 0
      ? []
      : [
          ctx.db.run(sql`
            INSERT OR IGNORE INTO labels (name, color, created_at)
            SELECT value, ${PLAIN}, ${ctx.now} FROM json_each(${JSON.stringify(names)})`),
          ctx.db.run(sql`
            INSERT OR IGNORE INTO contact_labels (contact_id, label_id)
            SELECT c.id, l.id FROM json_each(${JSON.stringify(pairs)}) pair
            CROSS JOIN contacts c ON c.phone = pair.value ->> 0
            CROSS JOIN labels l ON l.name = pair.value ->> 1 COLLATE NOCASE
            WHERE ${only}`),
        ]),
  ];
}

const wear = (ctx: Ctx, phones: string, only: SQL, labelIds: readonly number[]): Statement =>
  ctx.db.run(sql`
    INSERT OR IGNORE INTO contact_labels (contact_id, label_id)
    SELECT c.id, l.id FROM json_each(${phones}) p
    CROSS JOIN contacts c ON c.phone = p.value
    CROSS JOIN labels l ON l.id IN (SELECT value FROM json_each(${JSON.stringify(labelIds)}))
    WHERE ${only}`);

/** Files of imports that are over, or were never started, from before then. */
export const oldFiles = (ctx: Ctx, { over, draft }: { over: number; draft: number }) =>
  ctx.db
    .select({ id: imports.id, file: imports.file })
    .from(imports)
    .leftJoin(jobs, eq(jobs.id, imports.jobId))
    .where(
      sql`${imports.file} IS NOT NULL AND (
        ${imports.discardedAt} IS NOT NULL
        OR (${imports.jobId} IS NULL AND ${imports.createdAt} < ${draft})
        OR ${jobs.finishedAt} < ${over})`,
    )
    .orderBy(imports.createdAt)
    .limit(20);

/** A draft whose file is gone can no longer be started. */
export const forgetFile = (ctx: Ctx, id: number) =>
  ctx.db
    .update(imports)
    .set({
      file: null,
      discardedAt: sql`CASE WHEN ${imports.jobId} IS NULL THEN ${ctx.now} END`,
    })
    .where(eq(imports.id, id));
