import { sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { audienceSql } from "../../segments/index.ts";
import type { FrozenAudience } from "../schema.ts";

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
  const left = audience.excluded.map(
    (criteria) => sql`AND NOT ${audienceSql(criteria, audience.moment)}`,
  );
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
        SELECT contacts.id AS id, ${unreachable} AS reason
        FROM contacts
        WHERE contacts.id > ${cursor} AND contacts.id <= ${until}
          AND ${audienceSql(audience.criteria, audience.moment)} ${sql.join(left, sql` `)}
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

/** Why nobody can write to this contact at all. What changes by the hour is judged at the claim. */
const unreachable = sql`CASE
  WHEN EXISTS (
    SELECT 1 FROM contact_preferences AS said
    WHERE said.contact_id = contacts.id AND (said.opted_out OR said.meta_stopped)
  ) THEN 'opted_out'
  WHEN contacts.phone IS NULL AND contacts.user_id IS NULL THEN 'no_phone'
  WHEN contacts.not_on_whatsapp_at IS NOT NULL THEN 'not_on_whatsapp'
END`;
