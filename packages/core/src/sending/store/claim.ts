import { sql, type SQL } from "drizzle-orm";
import { SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { RowStatus, Slice } from "../schema.ts";
import {
  elsewhere,
  heldBack,
  recentCampaigns,
  unreachable,
  type ReachTerms,
} from "./conditions.ts";
import { counts } from "./reached.ts";

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

/** A row that the claim looked at, as it left it. */
export interface TouchedRow extends ClaimedRow {
  readonly status: RowStatus;
  /** Null for a pending row: nothing but the portfolio's limit speaks against it. */
  readonly notBefore: number | null;
}

/** The rows of a slice that may be tried now, with what it takes to render them. */
export const dueRows = (ctx: Ctx, slice: Slice): Promise<DueRow[]> =>
  ctx.db.all<DueRow>(sql`
    SELECT m.seq AS seq, m.contact_id AS contactId, m.tries AS tries, c.name AS name,
      c.phone AS phone, c.user_id AS userId, c.attributes AS attributes, c.timezone AS timezone
    FROM campaign_messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
    WHERE m.campaign_id = ${slice.campaignId} AND m.seq BETWEEN ${slice.from} AND ${slice.to}
      AND m.status = 'pending' AND (m.not_before IS NULL OR m.not_before <= ${ctx.now})
    ORDER BY m.seq`);

/** What decides over a claim beside the row itself. */
export interface ClaimTerms extends ReachTerms {
  readonly lease: number;
  /** How many people Meta lets the portfolio reach in a day; null: as many as it likes. */
  readonly perDay: number | null;
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
 * one statement: the campaign runs, the lease stands, nobody opted out in between. Whoever has to
 * wait for their hour is judged when it has come; whoever may not be written to is skipped; whoever
 * another campaign is about to write to waits a moment; the others are claimed, as far as the
 * portfolio's limit goes.
 */
export const claimStatement = (ctx: Ctx, terms: ClaimTerms, rows: readonly RenderedRow[]) =>
  ctx.db.all<TouchedRow>(sql`
    ${recentCampaigns(ctx, terms)}, ${dueFor(ctx, terms, rows)},
    fate AS MATERIALIZED (
      SELECT *, reason IS NOT NULL AS skipped, free AND ${withinLimit(terms)} AS taken
      FROM (SELECT *, reason IS NULL AND waits IS NULL AS free FROM due)
    )
    UPDATE campaign_messages AS m
    SET status = iif(f.taken, 'claimed', iif(f.skipped, 'skipped', 'pending')),
      reason = iif(f.taken, NULL, coalesce(f.reason, m.reason)),
      not_before = iif(f.taken OR f.skipped, m.not_before, f.waits),
      attempt = m.attempt + f.taken, lease = iif(f.taken, ${terms.lease}, m.lease),
      claimed_at = iif(f.taken, ${ctx.now}, m.claimed_at),
      phone = iif(f.taken, f.phone, m.phone), content = iif(f.taken, f.content, m.content),
      error_code = iif(f.taken, NULL, m.error_code),
      error_class = iif(f.taken, NULL, m.error_class),
      error_detail = iif(f.taken, NULL, m.error_detail),
      failed_at = iif(f.taken, NULL, m.failed_at)
    FROM fate AS f WHERE m.campaign_id = f.campaign_id AND m.seq = f.seq
    RETURNING seq, attempt, status, not_before AS notBefore`);

/** Nobody beyond what is left of the limit, in the order of the ledger. */
const withinLimit = ({ perDay }: ClaimTerms): SQL =>
  perDay === null
    ? sql`TRUE`
    : sql`(NOT counts OR sum(free AND counts) OVER (ORDER BY seq)
        <= ${perDay} - (SELECT people FROM portfolio_reach))`;

/**
 * The rows that are still to be had, each with what speaks against it. Reads from `recent`. Gives
 * the whole key: SQLite would look through the campaign if it knew a part of it otherwise.
 */
const dueFor = (ctx: Ctx, terms: ClaimTerms, rows: readonly RenderedRow[]): SQL => sql`
  due AS MATERIALIZED (
    SELECT m.campaign_id AS campaign_id, m.seq AS seq, x.value->>'phone' AS phone, x.value->>'content' AS content,
      CASE WHEN x.value->>'notBefore' IS NULL
        THEN coalesce(x.value->>'reason', ${verdict(ctx, terms)}) END AS reason,
      CASE WHEN x.value->>'notBefore' IS NOT NULL THEN x.value->>'notBefore'
        WHEN ${elsewhere(ctx, terms, sql`other.status = 'claimed'`)}
        THEN ${ctx.now + OTHER_CLAIM_WAIT} END AS waits,
      ${terms.perDay === null ? sql`FALSE` : counts(ctx, terms)} AS counts
    FROM json_each(${JSON.stringify(rows)}) AS x CROSS JOIN campaign_messages AS m
      LEFT JOIN contacts ON contacts.id = m.contact_id
    WHERE m.campaign_id = ${terms.campaignId} AND m.seq = x.value->>'seq' AND m.status = 'pending'
      AND (m.not_before IS NULL OR m.not_before <= ${ctx.now}) AND ${mayClaim(terms)}
  )`;

const mayClaim = (terms: ClaimTerms): SQL => sql`
  EXISTS (SELECT 1 FROM campaigns WHERE id = ${terms.campaignId} AND status = 'running')
  AND NOT EXISTS (
    SELECT 1 FROM revoked_leases
    WHERE campaign_id = ${terms.campaignId} AND lease = ${terms.lease}
  )`;

/** Why this person may not be written to right now, or null. */
const verdict = (ctx: Ctx, terms: ClaimTerms): SQL => sql`CASE
  WHEN contacts.id IS NULL THEN 'contact_removed'
  ${unreachable} ${heldBack(ctx, terms)}
END`;
