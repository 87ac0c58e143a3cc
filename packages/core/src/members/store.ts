import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  isNotNull,
  isNull,
  sql,
  type SQL,
} from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { iso } from "@siar/kernel/clock";
import { guardThat, newest, type Statement } from "@siar/kernel/commit";
import type { Ctx, Db } from "@siar/kernel/ctx";
import { roles } from "../roles/tables.ts";
import type { RoleName } from "../roles/schema.ts";
import type { Member } from "./schema.ts";
import { members, sessions, signIns } from "./tables.ts";

const columns = { ...getTableColumns(members), customRoleName: roles.name };

export type Row = typeof members.$inferSelect & { readonly customRoleName: string | null };

export const show = ({
  id,
  name,
  email,
  role,
  customRoleId,
  customRoleName,
  suspendedAt,
  createdAt,
}: Row): Member => ({
  id,
  name,
  email,
  role,
  customRole:
    customRoleId === null || customRoleName === null
      ? null
      : { id: customRoleId, name: customRoleName },
  suspended: suspendedAt !== null,
  createdAt: iso(createdAt.getTime()),
});

export async function memberById(db: Db, id: number): Promise<Row | null> {
  const [row] = await db
    .select(columns)
    .from(members)
    .leftJoin(roles, eq(roles.id, members.customRoleId))
    .where(and(eq(members.id, id), isNull(members.removedAt)));
  return row ?? null;
}

export async function emailIsTaken(ctx: Ctx, email: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.email, email));
  return rows.length > 0;
}

/** Siar is set up as soon as it has a member. */
export async function hasMembers(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.select({ id: members.id }).from(members).limit(1);
  return rows.length > 0;
}

export const noMembersYet = sql`NOT EXISTS (SELECT 1 FROM ${members})`;

export const pageOfMembers = (ctx: Ctx, after: number | null, limit: number): Promise<Row[]> =>
  ctx.db
    .select(columns)
    .from(members)
    .leftJoin(roles, eq(roles.id, members.customRoleId))
    .where(and(isNull(members.removedAt), after === null ? undefined : gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(limit);

/** Whoever may come in, with what their composed role holds, where they have one. */
export const allMembers = (ctx: Ctx) =>
  ctx.db
    .select({
      id: members.id,
      name: members.name,
      role: members.role,
      customRole: roles.permissions,
    })
    .from(members)
    .leftJoin(roles, eq(roles.id, members.customRoleId))
    .where(isNull(members.suspendedAt))
    .orderBy(asc(members.name), asc(members.id));

export interface NewRow {
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly customRoleId?: number | null;
  readonly passwordHash: string;
}

const is = (column: SQLiteColumn, value: number | Date | null): SQL =>
  value === null ? isNull(column) : eq(column, value);

/** What was judged of a member is true only as long as they are still as they were seen. */
const asSeen = ({ id, role, customRoleId, suspendedAt }: Row): SQL | undefined =>
  and(
    eq(members.id, id),
    eq(members.role, role),
    is(members.customRoleId, customRoleId),
    is(members.suspendedAt, suspendedAt),
    isNull(members.removedAt),
  );

/** For a batch that leans on a member whom it does not change. */
export const guardAsSeen = (ctx: Ctx, member: Row): Statement =>
  guardThat(ctx.db, sql`EXISTS (SELECT 1 FROM ${members} WHERE ${asSeen(member)})`);

export const giveRole = (
  ctx: Ctx,
  before: Row,
  { role, customRoleId }: { role: RoleName; customRoleId: number | null },
): Statement =>
  ctx.db
    .update(members)
    .set({ role, customRoleId, updatedAt: new Date(ctx.now) })
    .where(asSeen(before));

/** The member, and how it signs in, in the form in which better-auth looks for it. */
export function insertStatements(ctx: Ctx, { passwordHash, ...member }: NewRow): Statement[] {
  const at = new Date(ctx.now);
  const id = newest("members");
  return [
    ctx.db
      .insert(members)
      .values({ ...member, createdAt: at, updatedAt: at })
      .returning({ id: members.id }),
    ctx.db.insert(signIns).values({
      accountId: sql`CAST(${id} AS TEXT)`,
      providerId: "credential",
      userId: sql`${id}`,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    }),
  ];
}

/** Shuts a member out, or lets them in again; no row where they are so already. */
export const setSuspended = (ctx: Ctx, before: Row, suspended: boolean): Statement =>
  ctx.db
    .update(members)
    .set({ suspendedAt: suspended ? new Date(ctx.now) : null })
    .where(
      and(asSeen(before), suspended ? isNull(members.suspendedAt) : isNotNull(members.suspendedAt)),
    );

export const endSessions = (ctx: Ctx, memberId: number): Statement =>
  ctx.db.delete(sessions).where(eq(sessions.userId, memberId));

export const endSession = (ctx: Ctx, memberId: number, id: number): Statement =>
  ctx.db.delete(sessions).where(and(eq(sessions.userId, memberId), eq(sessions.id, id)));

export const sessionsOf = (ctx: Ctx, memberId: number) =>
  ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, memberId), gt(sessions.expiresAt, new Date(ctx.now))))
    .orderBy(desc(sessions.updatedAt));

/** The row stays for what bears the member's id; the address is free for somebody new. */
export const removeStatements = (ctx: Ctx, before: Row): [Statement, ...Statement[]] => [
  ctx.db
    .update(members)
    .set({
      removedAt: new Date(ctx.now),
      suspendedAt: new Date(ctx.now),
      email: `removed-${before.id}@siar.invalid`,
      role: "viewer",
      customRoleId: null,
    })
    .where(asSeen(before)),
  endSessions(ctx, before.id),
  ctx.db.delete(signIns).where(eq(signIns.userId, before.id)),
];

/** Whoever knew the old one is signed out with it. */
export const newPassword = (ctx: Ctx, memberId: number, passwordHash: string): Statement[] => [
  ctx.db
    .update(signIns)
    .set({ password: passwordHash, updatedAt: new Date(ctx.now) })
    .where(and(eq(signIns.userId, memberId), eq(signIns.providerId, "credential"))),
  endSessions(ctx, memberId),
];
