import type { Db } from "@siar/kernel/ctx";
import { sha256 } from "@siar/kernel/secret";
import { allows, bearerKey } from "./rules/index.ts";
import { keyByHash, markUsed } from "./store.ts";

export interface KnownKey {
  readonly id: number;
  readonly name: string;
  readonly memberId: number;
  /** What it was made for; null for all that its member may. */
  readonly permissions: readonly string[] | null;
}

/**
 * The key that an `Authorization` header carries, if it is good and comes from where it
 * may. With 256 random bits there is
 * nothing to guess, so one round of SHA-256 keeps it as safe as a slow hash would.
 */
export async function findKey(
  db: Db,
  header: string | null,
  address: string | null,
  now: number,
): Promise<KnownKey | null> {
  const key = bearerKey(header);
  if (key === null) return null;
  const row = await keyByHash(db, await sha256(key), now);
  if (row === null || !allows(row.allowedAddresses ?? [], address)) return null;
  await markUsed(db, row, now);
  return { id: row.id, name: row.name, memberId: row.memberId, permissions: row.permissions };
}
