import { messageOf } from "./error-message.ts";
import { eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { z } from "zod";
import type { Ctx, Db, Effect } from "./ctx.ts";
import { fail, type Failure } from "./errors.ts";
import { ok, type Result } from "./result.ts";
import { auditLog, idempotencyKeys, outbox } from "./tables.ts";

export type Statement = BatchItem<"sqlite">;

export interface AuditEntry {
  readonly action: string;
  readonly entity?: string;
  /** An expression where the row is only now being inserted: see `newest`. */
  readonly entityId?: number | SQL;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** What a verb decided: one batch of statements, its audit entry, and what to do afterwards. */
export interface Plan<T> {
  readonly statements: readonly Statement[];
  readonly audit?: AuditEntry;
  readonly effects?: readonly Effect[];
  /** What to answer when a guard rolled the batch back. */
  readonly onGuard?: Failure;
  /** What to answer when a unique index refused: `contacts.phone` → failure. */
  readonly onDuplicate?: Readonly<Record<string, Failure>>;
  readonly answer: (results: readonly unknown[]) => T | Promise<Result<T>>;
}

/** Follows a compare-and-set: if that matched no row, the whole batch is rolled back. */
export const guardChanged = (db: Db): Statement =>
  db.run(sql`INSERT INTO guard (ok) SELECT 0 WHERE changes() = 0`);

/** Rolls the batch back unless the condition holds. */
export const guardThat = (db: Db, condition: SQL): Statement =>
  db.run(sql`INSERT INTO guard (ok) SELECT 0 WHERE NOT (${condition})`);

/** The id of the row that an earlier statement of the same batch inserted. */
export const newest = (table: string): SQL => sql`(SELECT max(id) FROM ${sql.identifier(table)})`;

const Inserted = z.tuple([z.looseObject({ id: z.number() })]);

/** The id given out by a statement with `.returning({ id })`, from the results that `answer` gets. */
export const insertedId = (result: unknown): number => Inserted.parse(result)[0].id;

export function auditStatement(ctx: Ctx, entry: AuditEntry): Statement {
  return ctx.db.insert(auditLog).values({
    at: ctx.now,
    actorKind: ctx.actor.kind,
    memberId: ctx.actor.memberId,
    keyId: ctx.actor.keyId,
    actorName: ctx.actor.name,
    action: entry.action,
    entity: entry.entity ?? null,
    entityId: entry.entityId ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    address: ctx.address,
    requestId: ctx.requestId,
  });
}

/**
 * One entry for each row that the condition finds at that moment: to be put before the statement
 * that changes them. `id` is the row's own.
 */
export const auditEachStatement = (
  ctx: Ctx,
  entry: Required<Pick<AuditEntry, "action" | "entity" | "before" | "after">>,
  rows: { readonly table: string; readonly where: SQL },
): Statement =>
  ctx.db.run(sql`
    INSERT INTO audit_log (at, actor_kind, member_id, key_id, actor_name, action, entity,
      entity_id, before, after, address, request_id)
    SELECT ${ctx.now}, ${ctx.actor.kind}, ${ctx.actor.memberId}, ${ctx.actor.keyId},
      ${ctx.actor.name}, ${entry.action}, ${entry.entity}, id, ${JSON.stringify(entry.before)},
      ${JSON.stringify(entry.after)}, ${ctx.address}, ${ctx.requestId}
    FROM ${sql.identifier(rows.table)} WHERE ${rows.where} ORDER BY id`);

type Outgoing = Effect & { readonly token: string };

export async function commit<T>(ctx: Ctx, plan: Plan<T>): Promise<Result<T>> {
  const outgoing = (plan.effects ?? []).map((effect) => ({
    ...effect,
    token: crypto.randomUUID(),
  }));
  const statements: Statement[] = [
    ...plan.statements,
    ...(plan.audit === undefined ? [] : [auditStatement(ctx, plan.audit)]),
    ...outgoing.map((effect) => outboxStatement(ctx, effect)),
    ...idempotencyStatement(ctx),
  ];
  const written = await runBatch(ctx.db, statements, plan);
  if (!written.ok) return written;
  await Promise.all(outgoing.map((effect) => deliver(ctx, effect)));
  const answer = await plan.answer(written.value);
  return isResult(answer) ? answer : ok(answer);
}

async function runBatch<T>(
  db: Db,
  statements: readonly Statement[],
  plan: Plan<T>,
): Promise<Result<readonly unknown[]>> {
  const [first, ...rest] = statements;
  if (first === undefined) return ok([]);
  try {
    return ok(await db.batch([first, ...rest]));
  } catch (error) {
    const refused = refusalOf(error, plan);
    if (refused === null) throw error;
    return { ok: false, error: refused };
  }
}

function refusalOf<T>(error: unknown, plan: Plan<T>): Failure | null {
  const message = messageOf(error);
  if (message.includes("guard_ok") || message.includes("CHECK constraint failed: ok")) {
    return plan.onGuard ?? fail("changed-meanwhile").error;
  }
  const column = /UNIQUE constraint failed: ([\w.]+)/.exec(message)?.[1];
  return column === undefined ? null : (plan.onDuplicate?.[column] ?? null);
}

const outboxStatement = (ctx: Ctx, effect: Outgoing): Statement =>
  ctx.db.insert(outbox).values({
    token: effect.token,
    topic: effect.topic,
    payload: effect.payload,
    createdAt: ctx.now,
  });

/** A request so slow that its key was given up and taken by its own repetition may change nothing. */
const idempotencyStatement = (ctx: Ctx): Statement[] =>
  ctx.idempotencyId === undefined
    ? []
    : [
        ctx.db
          .update(idempotencyKeys)
          .set({ committedAt: ctx.now })
          .where(eq(idempotencyKeys.id, ctx.idempotencyId)),
        guardChanged(ctx.db),
      ];

/** A failed delivery is not the caller's trouble: the outbox row stays and the scheduler drains it. */
async function deliver(ctx: Ctx, effect: Outgoing): Promise<void> {
  try {
    await ctx.deliver(effect);
    await ctx.db.delete(outbox).where(eq(outbox.token, effect.token));
  } catch (error) {
    console.warn(JSON.stringify({ kind: "effect", topic: effect.topic, late: messageOf(error) }));
  }
}

const isResult = <T>(answer: T | Result<T>): answer is Result<T> =>
  typeof answer === "object" &&
  answer !== null &&
  "ok" in answer &&
  typeof answer.ok === "boolean" &&
  ("value" in answer || "error" in answer);
