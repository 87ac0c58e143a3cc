import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { FrozenAudience } from "../schema.ts";
import { inAudience, unreachable } from "./conditions.ts";

/** How many contact ids one page of the audience spans: it must not hold D1 for long. */
const SPAN = 20_000;

export interface FrozenPage {
  readonly cursor: number;
  readonly to: number;
  readonly done: boolean;
}

/**
 * Writes one page of the audience into the ledger. Row numbers are made inside the statement and
 * contacts that have a row are passed over, so a page that runs twice changes nothing.
 */
export async function freezePage(
  ctx: Ctx,
  campaignId: number,
  audience: FrozenAudience,
  cursor: number,
): Promise<FrozenPage> {
  const until = cursor + SPAN;
  const [, seen] = await ctx.db.batch([
    ctx.db.run(sql`
      INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, reason)
      SELECT
        ${campaignId},
        (SELECT coalesce(max(seq), 0) FROM campaign_messages WHERE campaign_id = ${campaignId})
          + row_number() OVER (ORDER BY id),
        id,
        iif(reason IS NULL, 'pending', 'skipped'),
        reason
      FROM (
        SELECT contacts.id AS id, ${never} AS reason
        FROM contacts
        WHERE contacts.id > ${cursor} AND contacts.id <= ${until}
          AND ${inAudience(audience)}
          AND NOT EXISTS (
            SELECT 1 FROM campaign_messages AS had
            WHERE had.campaign_id = ${campaignId} AND had.contact_id = contacts.id
          )
      )
      ORDER BY id
      ON CONFLICT (campaign_id, contact_id) DO NOTHING`),
    ctx.db.all<{ last: number; top: number }>(sql`
      SELECT
        (SELECT coalesce(max(id), 0) FROM contacts) AS last,
        (SELECT coalesce(max(seq), 0) FROM campaign_messages WHERE campaign_id = ${campaignId}) AS top`),
  ]);
  const { last = 0, top = 0 } = seen[0] ?? {};
  return { cursor: until, to: top, done: until >= last };
}

/** Only what holds at any hour: the rest is judged at the claim. */
const never = sql`CASE ${unreachable} END`;
