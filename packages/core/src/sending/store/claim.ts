import { sql, type SQL } from "drizzle-orm";
import { SECOND } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { Slice } from "../schema.ts";
import {
  byId,
  elsewhere,
  heldBack,
  recentCampaigns,
  unreachable,
  type ReachTerms,
} from "./conditions.ts";

/** A row that is due, with the person that it is for. */
export interface DueRow {
  readonly seq: number;
  readonly contactId: number;
  readonly tries: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly userId: string | null;
  readonly attributes: string | null;
  readonly timezone: string | null;
}

export interface ClaimedRow {
  readonly seq: number;
  readonly attempt: number;
}

/** The rows of a slice that may be tried now, with what it takes to render them. */
export const dueRows = (ctx: Ctx, slice: Slice, after: number, limit: number): Promise<DueRow[]> =>
  ctx.db.all<DueRow>(sql`
    SELECT m.seq AS seq, m.contact_id AS contactId, m.tries AS tries, c.name AS name,
      c.phone AS phone, c.user_id AS userId, c.attributes AS attributes, c.timezone AS timezone
    FROM campaign_messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.campaign_id = ${slice.campaignId} AND m.seq > ${after} AND m.seq <= ${slice.to}
      AND m.status = 'pending' AND (m.not_before IS NULL OR m.not_before <= ${ctx.now})
    ORDER BY m.seq LIMIT ${limit}`);

/** What decides over a claim beside the row itself. */
export interface ClaimTerms extends ReachTerms {
  readonly lease: number;
}

export interface RenderedRow {
  readonly seq: number;
  readonly phone: string | null;
  readonly content: string;
  /** Set where the message cannot be rendered for this person. */
  readonly reason: "invalid_variables" | null;
  /** Set where it is not yet time for this person. */
  readonly notBefore: number | null;
}

/** Another campaign claimed this person a moment ago: wait and see what becomes of it. */
const OTHER_CLAIM_WAIT = 5 * SECOND;

/**
 * The one moment at which a row becomes ours. Everything that may forbid it is asked inside the
 * same transaction: the campaign runs, the lease stands, nobody opted out in between.
 */
export function claimStatements(
  ctx: Ctx,
  terms: ClaimTerms,
  rows: readonly RenderedRow[],
): [Statement, Statement, Statement, Statement] {
  const payload = JSON.stringify(rows.map((row) => ({ ...row, campaignId: terms.campaignId })));
  const rendered = sql`(
    SELECT value->>'campaignId' AS campaign_id, value->>'seq' AS seq, value->>'phone' AS phone,
      value->>'content' AS content, value->>'reason' AS reason,
      value->>'notBefore' AS not_before
    FROM json_each(${payload})
  ) AS x`;
  const ours = sql`m.campaign_id = x.campaign_id AND m.seq = x.seq AND m.status = 'pending'
    AND (m.not_before IS NULL OR m.not_before <= ${ctx.now}) AND ${mayClaim(terms)}`;
  return [
    // First of all: whoever has to wait is judged when their time has come.
    ctx.db.run(sql`
      UPDATE campaign_messages AS m SET not_before = x.not_before
      FROM ${rendered} WHERE ${ours} AND x.not_before IS NOT NULL`),
    ctx.db.run(sql`
      ${recentCampaigns(ctx, terms)}
      UPDATE campaign_messages AS m
      SET status = 'skipped', reason = coalesce(x.reason, ${verdict(ctx, terms)})
      FROM ${rendered}
      WHERE ${ours} AND (x.reason IS NOT NULL OR ${verdict(ctx, terms)} IS NOT NULL)`),
    ctx.db.run(sql`
      ${recentCampaigns(ctx, terms)}
      UPDATE campaign_messages AS m SET not_before = ${ctx.now + OTHER_CLAIM_WAIT}
      FROM ${rendered}
      WHERE ${ours} AND ${elsewhere(ctx, terms, person.id, sql`other.status = 'claimed'`)}`),
    ctx.db.run(sql`
      UPDATE campaign_messages AS m
      SET status = 'claimed', attempt = m.attempt + 1, lease = ${terms.lease},
        claimed_at = ${ctx.now}, phone = x.phone, content = x.content, reason = NULL,
        error_code = NULL, error_class = NULL, error_detail = NULL, failed_at = NULL
      FROM ${rendered} WHERE ${ours}`),
  ];
}

export const claimedRows = (ctx: Ctx, terms: ClaimTerms, rows: readonly RenderedRow[]) =>
  ctx.db.all<ClaimedRow>(sql`
    SELECT m.seq AS seq, m.attempt AS attempt FROM json_each(${JSON.stringify(rows.map((row) => row.seq))}) AS x
    CROSS JOIN campaign_messages AS m
    WHERE m.campaign_id = ${terms.campaignId} AND m.seq = x.value AND m.status = 'claimed'
      AND m.lease = ${terms.lease} AND m.claimed_at = ${ctx.now}
    ORDER BY m.seq`);

const mayClaim = (terms: ClaimTerms): SQL => sql`
  EXISTS (SELECT 1 FROM campaigns WHERE id = ${terms.campaignId} AND status = 'running')
  AND NOT EXISTS (
    SELECT 1 FROM revoked_leases
    WHERE campaign_id = ${terms.campaignId} AND lease = ${terms.lease}
  )`;

const person = byId(sql`m.contact_id`);

/** Why this person may not be written to right now, or null. */
const verdict = (ctx: Ctx, terms: ClaimTerms): SQL => sql`CASE
  WHEN NOT EXISTS (SELECT 1 FROM contacts WHERE id = m.contact_id) THEN 'contact_removed'
  ${unreachable(person)} ${heldBack(ctx, terms, person)}
END`;
