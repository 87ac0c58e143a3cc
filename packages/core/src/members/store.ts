import { and, asc, eq, getTableColumns, gt, isNull, lt, sql } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx, Db } from "@siar/kernel/ctx";
import { TRY_WINDOW, type Tries, type TrySubject } from "./rules/index.ts";
import { roles } from "../roles/tables.ts";
import type { RoleName } from "../roles/schema.ts";
import type { Member } from "./schema.ts";
import { members, sessions, signIns, signInTries, verifications } from "./tables.ts";

const columns = { ...getTableColumns(members), customRoleName: roles.name };

export type Row = typeof members.$inferSelect & { readonly customRoleName: string | null };

export const show = ({
  id,
  name,
  email,
  role,
  customRoleId,
  customRoleName,
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
  createdAt: iso(createdAt.getTime()),
});

export async function memberById(db: Db, id: number): Promise<Row | null> {
  const [row] = await db
    .select(columns)
    .from(members)
    .leftJoin(roles, eq(roles.id, members.customRoleId))
    .where(eq(members.id, id));
  return row ?? null;
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
    .where(after === null ? undefined : gt(members.id, after))
    .orderBy(asc(members.id))
    .limit(limit);

export const allMembers = (ctx: Ctx): Promise<Row[]> =>
  ctx.db.select().from(members).orderBy(asc(members.name), asc(members.id));

export interface NewRow {
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly customRoleId?: number | null;
  readonly passwordHash: string;
}

/** Only as long as the member still has the role that was seen. */
export const giveRole = (
  ctx: Ctx,
  before: Row,
  { role, customRoleId }: { role: RoleName; customRoleId: number | null },
): Statement =>
  ctx.db
    .update(members)
    .set({ role, customRoleId, updatedAt: new Date(ctx.now) })
    .where(
      and(
        eq(members.id, before.id),
        eq(members.role, before.role),
        before.customRoleId === null
          ? isNull(members.customRoleId)
          : eq(members.customRoleId, before.customRoleId),
      ),
    );

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

/**
 * Counts a try before it is made, so that any number at once are counted as many. The window opens
 * with the first try; tries while it is shut do not keep it shut.
 */
export async function countTries(
  db: Db,
  now: number,
  subjects: readonly { about: TrySubject; subject: string }[],
): Promise<Tries[]> {
  const over = sql`${signInTries.since} <= ${now - TRY_WINDOW}`;
  const counted = await Promise.all(
    subjects.map(({ subject }) =>
      db
        .insert(signInTries)
        .values({ subject, tries: 1, since: now })
        .onConflictDoUpdate({
          target: signInTries.subject,
          set: {
            tries: sql`CASE WHEN ${over} THEN 1 ELSE ${signInTries.tries} + 1 END`,
            since: sql`CASE WHEN ${over} THEN ${now} ELSE ${signInTries.since} END`,
          },
        })
        .returning({ tries: signInTries.tries, since: signInTries.since }),
    ),
  );
  return subjects.flatMap(({ about }, at) => (counted[at] ?? []).map((row) => ({ about, ...row })));
}

/** After the right password: the person's count is cleared, the address gets this try back. */
export const forgiveStatements = (db: Db, email: string, address: string | null): Statement[] => [
  db.delete(signInTries).where(eq(signInTries.subject, email)),
  ...(address === null
    ? []
    : [
        db
          .update(signInTries)
          .set({ tries: sql`max(0, ${signInTries.tries} - 1)` })
          .where(eq(signInTries.subject, address)),
      ]),
];

/** What has run out and nobody asks for any more. */
export async function sweepSignIns(db: Db, now: number): Promise<void> {
  const at = new Date(now);
  await db.batch([
    db.delete(sessions).where(lt(sessions.expiresAt, at)),
    db.delete(verifications).where(lt(verifications.expiresAt, at)),
    db.delete(signInTries).where(lt(signInTries.since, now - TRY_WINDOW)),
  ]);
}
