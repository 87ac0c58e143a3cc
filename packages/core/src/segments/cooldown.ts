import { sql, type SQL } from "drizzle-orm";
import { HOUR } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { getSettings } from "../settings/index.ts";
import { inLedger } from "./columns/sets.ts";

/** Whom campaigns reached so lately that another one would pass them over. */
export interface Cooling {
  /** Statements with rows of `id`. */
  readonly ids: readonly SQL[];
  /** The same as a condition over the table `contacts`. */
  readonly is: SQL;
}

/** By the business's usual cooldown; a campaign may have one of its own. */
export async function coolingNow(ctx: Ctx): Promise<Cooling> {
  const { cooldownHours } = await getSettings(ctx);
  const since = ctx.now - cooldownHours * HOUR;
  const recent = cooldownHours === 0 ? [] : await campaignsAliveSince(ctx, since);
  const had = sql`got.claimed_at > ${since} AND (
    got.status IN ('sent', 'delivered', 'read', 'unknown')
    OR (got.status = 'failed' AND got.reason = 'dismissed'))`;
  const lengths = new Map(recent.map(({ id, length }) => [id, length]));
  const ids = JSON.stringify([...lengths.keys()]);
  return {
    ids: [...lengths.keys()].flatMap((id) => inLedger(id, lengths, had)),
    is: sql`EXISTS (
      SELECT 1 FROM json_each(${ids}) AS recent CROSS JOIN campaign_messages AS got
      WHERE got.contact_id = contacts.id AND got.campaign_id = recent.value AND ${had})`,
  };
}

const campaignsAliveSince = (ctx: Ctx, since: number): Promise<{ id: number; length: number }[]> =>
  ctx.db.all(sql`
    SELECT id, coalesce((SELECT max(seq) FROM campaign_messages AS got
      WHERE got.campaign_id = campaigns.id), 0) AS length
    FROM campaigns
    WHERE started_at IS NOT NULL AND (completed_at IS NULL OR completed_at > ${since})`);
