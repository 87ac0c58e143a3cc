import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { isoOrNull, iso, MINUTE } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import { may, type Ctx, type Db } from "@siar/kernel/ctx";
import { isPermission } from "@siar/kernel/permission";
import type { ApiKey } from "./schema.ts";
import { apiKeys } from "./tables.ts";

/** Exact to the minute, so that a busy key does not write with every request. */
const SEEN_EVERY = MINUTE;

type Row = typeof apiKeys.$inferSelect;

export const show = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  start: row.start,
  permissions: row.permissions === null ? null : row.permissions.filter(isPermission),
  allowedAddresses: [...(row.allowedAddresses ?? [])],
  memberId: row.memberId,
  createdAt: iso(row.createdAt),
  lastUsedAt: isoOrNull(row.lastUsedAt),
  expiresAt: isoOrNull(row.expiresAt),
});

/** Valid now: neither revoked nor expired. */
const live = (now: number) =>
  and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));

export async function keyByHash(db: Db, hash: string, now: number): Promise<Row | null> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), live(now)));
  return row ?? null;
}

export async function markUsed(db: Db, row: Row, now: number): Promise<void> {
  const before = now - SEEN_EVERY;
  if (row.lastUsedAt !== null && row.lastUsedAt > before) return;
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(eq(apiKeys.id, row.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now))),
    );
}

/** An owner minds everybody's keys, whoever else may make some their own. */
const minded = (ctx: Ctx) =>
  and(
    isNull(apiKeys.revokedAt),
    may(ctx, "role:manage") ? undefined : eq(apiKeys.memberId, sql`${ctx.actor.memberId}`),
  );

export async function keyById(ctx: Ctx, id: number): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), minded(ctx)));
  return row ?? null;
}

export const pageOfKeys = (ctx: Ctx, before: number | null, limit: number): Promise<Row[]> =>
  ctx.db
    .select()
    .from(apiKeys)
    .where(and(minded(ctx), before === null ? undefined : lt(apiKeys.id, before)))
    .orderBy(desc(apiKeys.id))
    .limit(limit);

export const insertStatement = (ctx: Ctx, row: Omit<Row, "id">): Statement =>
  ctx.db.insert(apiKeys).values(row).returning({ id: apiKeys.id });

export const revokeStatement = (ctx: Ctx, id: number): Statement =>
  ctx.db
    .update(apiKeys)
    .set({ revokedAt: sql`${ctx.now}` })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));

export const revokeAllOf = (ctx: Ctx, memberId: number): Statement =>
  ctx.db
    .update(apiKeys)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiKeys.memberId, memberId), isNull(apiKeys.revokedAt)));
