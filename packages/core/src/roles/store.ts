import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx, Db } from "@siar/kernel/ctx";
import { members } from "../members/tables.ts";
import { permissionsOf } from "./rules/index.ts";
import { builtInRoles, type Role, type RoleInput, type RoleName } from "./schema.ts";
import { roles } from "./tables.ts";

const columns = {
  id: roles.id,
  name: roles.name,
  description: roles.description,
  permissions: roles.permissions,
  createdAt: roles.createdAt,
  version: roles.version,
  memberCount: sql<number>`(SELECT count(*) FROM members WHERE custom_role_id = roles.id)`,
};

type Row = Omit<Role, "createdAt" | "permissions"> & {
  createdAt: number;
  permissions: readonly string[];
};

const show = ({ createdAt, permissions, ...row }: Row): Role => ({
  ...row,
  createdAt: iso(createdAt),
  permissions: [...permissionsOf("custom", permissions)],
});

export async function allRoles(ctx: Ctx): Promise<Role[]> {
  const rows = await ctx.db
    .select(columns)
    .from(roles)
    .orderBy(asc(sql`name COLLATE NOCASE`));
  return rows.map(show);
}

export async function findRole(db: Db, id: number): Promise<Role | null> {
  const [row] = await db.select(columns).from(roles).where(eq(roles.id, id));
  return row === undefined ? null : show(row);
}

/** How many members have each of the built-in roles. */
export async function builtInCounts(ctx: Ctx): Promise<Map<RoleName, number>> {
  const rows = await ctx.db
    .select({ role: members.role, count: sql<number>`count(*)` })
    .from(members)
    .where(isNull(members.removedAt))
    .groupBy(members.role);
  const counted = new Map(rows.map(({ role, count }) => [role, count]));
  return new Map(builtInRoles.map((role) => [role, counted.get(role) ?? 0]));
}

export const insertRole = (ctx: Ctx, role: RoleInput): Statement =>
  ctx.db
    .insert(roles)
    .values({ ...role, createdAt: ctx.now })
    .returning({ id: roles.id });

export const updateRole = (ctx: Ctx, id: number, version: number, role: RoleInput): Statement =>
  ctx.db
    .update(roles)
    .set({ ...role, version: sql`${roles.version} + 1` })
    .where(and(eq(roles.id, id), eq(roles.version, version)));

export const removeRole = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(roles).where(eq(roles.id, id));

/** Somebody may be given the role while it is being deleted: the batch decides. */
export const nobodyHas = (id: number) =>
  sql`NOT EXISTS (SELECT 1 FROM ${members} WHERE custom_role_id = ${id})`;

/** A composed role that is given must still be there; a built-in one always is. */
export const roleIsThereStatements = (db: Db, id: number | null): Statement[] =>
  id === null ? [] : [guardThat(db, roleIsThere(id))];

/** The role may be deleted while it is being given: the batch decides. */
const roleIsThere = (id: number) => sql`EXISTS (SELECT 1 FROM ${roles} WHERE ${roles.id} = ${id})`;
