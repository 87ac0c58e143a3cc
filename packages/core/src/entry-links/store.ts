import { and, desc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { roles } from "../roles/tables.ts";
import type { Invitation } from "./schema.ts";
import { entryLinks } from "./tables.ts";

export type Row = typeof entryLinks.$inferSelect;

const columns = {
  id: entryLinks.id,
  email: entryLinks.email,
  role: entryLinks.role,
  customRoleId: entryLinks.customRoleId,
  customRoleName: roles.name,
  createdAt: entryLinks.createdAt,
  expiresAt: entryLinks.expiresAt,
};

export async function openInvitations(ctx: Ctx): Promise<Invitation[]> {
  const rows = await ctx.db
    .select(columns)
    .from(entryLinks)
    .leftJoin(roles, eq(roles.id, entryLinks.customRoleId))
    .where(and(isNull(entryLinks.memberId), gt(entryLinks.expiresAt, ctx.now)))
    .orderBy(desc(entryLinks.id));
  return rows.map(({ customRoleId, customRoleName, createdAt, expiresAt, ...row }) => ({
    ...row,
    customRole:
      customRoleId === null || customRoleName === null
        ? null
        : { id: customRoleId, name: customRoleName },
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
  }));
}

export async function linkByHash(ctx: Ctx, hash: string): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(entryLinks)
    .where(and(eq(entryLinks.hash, hash), gt(entryLinks.expiresAt, ctx.now)));
  return row ?? null;
}

export async function invitationById(ctx: Ctx, id: number): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(entryLinks)
    .where(and(eq(entryLinks.id, id), isNull(entryLinks.memberId)));
  return row ?? null;
}

/** Whoever is sent a new link can only use that one; what has run out goes with it. */
export const insertLink = (ctx: Ctx, row: Omit<Row, "id">): Statement[] => [
  ctx.db
    .delete(entryLinks)
    .where(or(eq(entryLinks.email, row.email), lte(entryLinks.expiresAt, ctx.now))),
  ctx.db.insert(entryLinks).values(row).returning({ id: entryLinks.id }),
];

export const removeLink = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(entryLinks).where(eq(entryLinks.id, id));

/** Of two that use one link at once, one finds it gone. */
export const linkIsThere = (ctx: Ctx, id: number): Statement =>
  guardThat(ctx.db, sql`EXISTS (SELECT 1 FROM ${entryLinks} WHERE ${entryLinks.id} = ${id})`);
