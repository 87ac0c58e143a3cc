import { eq, lt, sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Db } from "@siar/kernel/ctx";
import { TRY_WINDOW, type Tries, type TrySubject } from "./rules/index.ts";
import { sessions, signInTries, verifications } from "./tables.ts";

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
