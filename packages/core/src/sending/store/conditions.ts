import { sql, type SQL } from "drizzle-orm";
import { HOUR, MINUTE } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { audienceSql } from "../../segments/index.ts";
import type { FrozenAudience } from "../schema.ts";

/** What of a campaign decides over whom it may write to. */
export interface ReachTerms {
  readonly campaignId: number;
  readonly numberId: number;
  readonly cooldownHours: number;
  /** Text and media need an open 24-hour window; a template does not. */
  readonly needsWindow: boolean;
  readonly marketing: boolean;
}

const WINDOW = 24 * HOUR;

/** Who is in an audience, over the table `contacts`. */
export const inAudience = ({ criteria, excluded, moment }: FrozenAudience): SQL => {
  const left = excluded.map((each) => sql`AND NOT ${audienceSql(each, moment)}`);
  return sql`${audienceSql(criteria, moment)} ${sql.join(left, sql` `)}`;
};

/** Who was left out of an audience, over the table `contacts`. */
export const inExcluded = ({ excluded, moment }: FrozenAudience): SQL =>
  sql`(${sql.join([sql`FALSE`, ...excluded.map((each) => audienceSql(each, moment))], sql` OR `)})`;

/** The branches of a CASE over `contacts`: why nobody can write to this person at all. */
export const unreachable = sql`
  WHEN EXISTS (
    SELECT 1 FROM contact_preferences AS said
    WHERE said.contact_id = contacts.id AND (said.opted_out OR said.meta_stopped)
  ) THEN 'opted_out'
  WHEN contacts.phone IS NULL AND contacts.user_id IS NULL THEN 'no_phone'
  WHEN contacts.not_on_whatsapp_at IS NOT NULL THEN 'not_on_whatsapp'`;

/** Further branches: why this campaign may not write to them now. Reads from `recent`. */
export const heldBack = (ctx: Ctx, terms: ReachTerms): SQL => sql`
  WHEN ${terms.marketing ? 1 : 0}
    AND contacts.marketing_blocked_until > ${ctx.now} THEN 'recent_131049'
  WHEN ${terms.needsWindow ? 1 : 0} AND NOT EXISTS (
    SELECT 1 FROM service_windows
    WHERE contact_id = contacts.id AND number_id = ${terms.numberId}
      AND last_inbound_at > ${ctx.now - WINDOW + MINUTE}
  ) THEN 'window_closed'
  WHEN ${elsewhere(ctx, terms, mayHaveHad)} THEN 'cooldown'`;

/** Whoever set a row in doubt aside does not know either that it did not arrive. */
const mayHaveHad = sql`(
  other.status IN ('sent', 'delivered', 'read', 'unknown')
  OR (other.status = 'failed' AND other.reason = 'dismissed')
)`;

/**
 * Whether another campaign reached this person within the cooldown. The ledger itself is asked,
 * through the few campaigns that were alive since then: no mark to set, none to take back.
 */
export const elsewhere = (ctx: Ctx, terms: ReachTerms, state: SQL): SQL => {
  const since = ctx.now - terms.cooldownHours * HOUR;
  return sql`(${terms.cooldownHours} > 0 AND EXISTS (
    SELECT 1 FROM recent CROSS JOIN campaign_messages AS other
    WHERE other.contact_id = contacts.id AND other.campaign_id = recent.id
      AND other.claimed_at > ${since} AND ${state}
  ))`;
};

/** The few other campaigns that were alive within the cooldown, looked up once per statement. */
export const recentCampaigns = (ctx: Ctx, terms: ReachTerms): SQL => sql`
  WITH recent AS MATERIALIZED (
    SELECT id FROM campaigns
    WHERE id <> ${terms.campaignId} AND started_at IS NOT NULL AND completed_at IS NULL
    UNION ALL
    SELECT id FROM campaigns
    WHERE id <> ${terms.campaignId} AND completed_at > ${ctx.now - terms.cooldownHours * HOUR}
  )`;
