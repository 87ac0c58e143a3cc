import { and, desc, eq, getTableColumns, gt, isNull, lte, sql, type SQL } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx, Db } from "@siar/kernel/ctx";
import { roles } from "../roles/tables.ts";
import type { Invitation } from "./schema.ts";
import { entryLinks } from "./tables.ts";

export type Row = typeof entryLinks.$inferSelect;

/** What nobody has accepted yet and may still be, the newest first. */
const open = (ctx: Ctx, which?: SQL) =>
  ctx.db
    .select({ ...getTableColumns(entryLinks), customRoleName: roles.name })
    .from(entryLinks)
    .leftJoin(roles, eq(roles.id, entryLinks.customRoleId))
    .where(and(isNull(entryLinks.memberId), gt(entryLinks.expiresAt, ctx.now), which))
    .orderBy(desc(entryLinks.id));

type InvitationRow = Awaited<ReturnType<typeof open>>[number];

const show = ({ customRoleId, customRoleName, ...row }: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  customRole:
    customRoleId === null || customRoleName === null
      ? null
      : { id: customRoleId, name: customRoleName },
  createdAt: iso(row.createdAt),
  expiresAt: iso(row.expiresAt),
});

export const openInvitations = async (ctx: Ctx): Promise<Invitation[]> =>
  (await open(ctx)).map(show);

export async function invitationById(ctx: Ctx, id: number): Promise<InvitationRow | null> {
  const [row] = await open(ctx, eq(entryLinks.id, id));
  return row ?? null;
}

export async function invitationTo(ctx: Ctx, email: string): Promise<InvitationRow | null> {
  const [row] = await open(ctx, eq(entryLinks.email, email));
  return row ?? null;
}

export async function linkByHash(ctx: Ctx, hash: string): Promise<Row | null> {
  const [row] = await ctx.db
    .select()
    .from(entryLinks)
    .where(and(eq(entryLinks.hash, hash), gt(entryLinks.expiresAt, ctx.now)));
  return row ?? null;
}

/** Whoever is sent a new link can only use that one. */
export const insertLink = (ctx: Ctx, row: Omit<Row, "id">): Statement[] => [
  ctx.db.delete(entryLinks).where(eq(entryLinks.email, row.email)),
  ctx.db.insert(entryLinks).values(row).returning({ id: entryLinks.id }),
];

export const removeLink = (ctx: Ctx, id: number): Statement =>
  ctx.db.delete(entryLinks).where(eq(entryLinks.id, id));

/** Of two that use one link at once, one finds it gone. */
export const linkIsThere = (ctx: Ctx, id: number): Statement =>
  guardThat(ctx.db, sql`EXISTS (SELECT 1 FROM ${entryLinks} WHERE ${entryLinks.id} = ${id})`);

/** What has run out opens nothing any more, and would keep an address for nothing. */
export async function sweepLinks(db: Db, now: number): Promise<void> {
  await db.delete(entryLinks).where(lte(entryLinks.expiresAt, now));
}
