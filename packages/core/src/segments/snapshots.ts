import { sql, type SQL } from "drizzle-orm";
import { HOUR } from "@siar/kernel/clock";
import { newest, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { highestContact } from "../contacts/index.ts";

/** So many contact ids a statement spans, or members one deletes: none may hold D1 for long. */
const SPAN = 50_000;

/** Writes down who matches now, beside the snapshot in use; whole before anybody reads it. */
export async function takeSnapshot(ctx: Ctx, audience: SQL): Promise<number> {
  const top = await highestContact(ctx);
  const [begun] = await ctx.db.all<{ id: number }>(
    sql`INSERT INTO segment_snapshots (begun_at) VALUES (${ctx.now}) RETURNING id`,
  );
  if (begun === undefined) throw new Error("A snapshot did not get its id.");
  for (let from = 0; from < top; from += SPAN) {
    await ctx.db.run(sql`
      INSERT INTO snapshot_members (snapshot_id, contact_id)
      SELECT ${begun.id}, contacts.id FROM contacts
      WHERE contacts.id > ${from} AND contacts.id <= ${Math.min(top, from + SPAN)} AND ${audience}`);
  }
  return begun.id;
}

/** The same within one batch, for a handful of people. */
export const snapshotStatements = (ctx: Ctx, id: number | SQL, audience: SQL): Statement[] => [
  ctx.db.run(sql`INSERT INTO segment_snapshots (begun_at) VALUES (${ctx.now})`),
  ctx.db.run(sql`
    INSERT INTO snapshot_members (snapshot_id, contact_id)
    SELECT (${newest("segment_snapshots")}), contacts.id FROM contacts WHERE ${audience}`),
  showSnapshot(ctx, id, newest("segment_snapshots")),
];

/** From now on the segment is whoever is in this snapshot. */
export const showSnapshot = (ctx: Ctx, id: number | SQL, snapshotId: number | SQL): Statement =>
  ctx.db.run(sql`
    UPDATE segments SET last_refreshed_at = ${ctx.now}, snapshot_id = ${snapshotId},
      contact_count = (SELECT count(*) FROM snapshot_members WHERE snapshot_id = ${snapshotId})
    WHERE id = ${id}`);

/** Long enough for one that is still being written. */
const WRITTEN_WITHIN = HOUR;

/** Deletes some members of a snapshot that no segment has. Says whether there may be more. */
export async function sweepSnapshots(ctx: Ctx): Promise<boolean> {
  const [unused] = await ctx.db.all<{ id: number }>(sql`
    SELECT id FROM segment_snapshots
    WHERE begun_at <= ${ctx.now - WRITTEN_WITHIN}
      AND id NOT IN (SELECT snapshot_id FROM segments WHERE snapshot_id IS NOT NULL)
    LIMIT 1`);
  if (unused === undefined) return false;
  await ctx.db.batch([
    ctx.db.run(sql`
      DELETE FROM snapshot_members WHERE snapshot_id = ${unused.id} AND contact_id IN (
        SELECT contact_id FROM snapshot_members WHERE snapshot_id = ${unused.id} LIMIT ${SPAN})`),
    ctx.db.run(sql`
      DELETE FROM segment_snapshots WHERE id = ${unused.id}
        AND NOT EXISTS (SELECT 1 FROM snapshot_members WHERE snapshot_id = ${unused.id})`),
  ]);
  return true;
}
