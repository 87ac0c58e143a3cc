import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { RowResult } from "../rules/outcome.ts";
import { isDismissed } from "./dismiss.ts";

/**
 * What became of requests that left under this lease. A row is written only where it still is
 * what that attempt made of it: a late consumer can change nothing, a repeated batch neither.
 */
export function resultStatements(
  ctx: Ctx,
  campaignId: number,
  lease: number,
  results: readonly RowResult[],
): Statement[] {
  const accepted = results.filter((result) => result.status === "sent");
  const others = results.filter((result) => result.status !== "sent");
  return [
    ...(accepted.length > 0 ? [acceptedStatement(ctx, campaignId, lease, accepted)] : []),
    ...(others.length > 0 ? [otherStatement(ctx, campaignId, lease, others)] : []),
  ];
}

const isOpen = sql`(m.status IN ('claimed', 'unknown') OR ${isDismissed(sql`m`)})`;

const payloadOf = (campaignId: number, results: readonly RowResult[]): string =>
  JSON.stringify(results.map((result) => ({ ...result, campaignId })));

/** A webhook may have been quicker than our own answer: then only what is missing is filled in. */
const acceptedStatement = (
  ctx: Ctx,
  campaignId: number,
  lease: number,
  results: readonly RowResult[],
): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_messages AS m
    SET status = iif(${isOpen}, 'sent', m.status), reason = iif(${isOpen}, NULL, m.reason),
      wamid = coalesce(m.wamid, x.wamid), sent_at = coalesce(m.sent_at, x.at),
      held = x.held, not_before = NULL
    FROM (
      SELECT value->>'campaignId' AS campaign_id, value->>'seq' AS seq,
        value->>'attempt' AS attempt, value->>'wamid' AS wamid, value->>'at' AS at,
        value->>'held' AS held
      FROM json_each(${payloadOf(campaignId, results)})
    ) AS x
    WHERE m.campaign_id = x.campaign_id AND m.seq = x.seq AND m.attempt = x.attempt
      AND m.lease = ${lease}
      AND m.status IN ('claimed', 'unknown', 'sent', 'delivered', 'read', 'failed')`);

const otherStatement = (
  ctx: Ctx,
  campaignId: number,
  lease: number,
  results: readonly RowResult[],
): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_messages AS m
    SET status = x.status, reason = x.reason, error_code = x.code, error_class = x.class,
      error_detail = x.detail, tries = x.tries, not_before = x.not_before,
      failed_at = iif(x.status = 'failed', x.at, NULL)
    FROM (
      SELECT value->>'campaignId' AS campaign_id, value->>'seq' AS seq,
        value->>'attempt' AS attempt, value->>'status' AS status, value->>'reason' AS reason,
        value->>'code' AS code, value->>'class' AS class, value->>'detail' AS detail,
        value->>'tries' AS tries, value->>'notBefore' AS not_before, value->>'at' AS at
      FROM json_each(${payloadOf(campaignId, results)})
    ) AS x
    WHERE m.campaign_id = x.campaign_id AND m.seq = x.seq AND m.attempt = x.attempt
      AND m.lease = ${lease} AND m.status IN ('claimed', 'unknown')`);

/** Claimed rows whose request has not left: back to where they were, or out if it is over. */
export const returnStatement = (
  ctx: Ctx,
  campaignId: number,
  lease: number,
  rows: ReadonlyArray<{ readonly seq: number; readonly attempt: number }>,
): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_messages AS m
    SET status = iif(c.status = 'cancelled', 'skipped', 'pending'),
      reason = iif(c.status = 'cancelled', 'cancelled', NULL), content = NULL, claimed_at = NULL
    FROM (
      SELECT value->>'campaignId' AS campaign_id, value->>'seq' AS seq,
        value->>'attempt' AS attempt
      FROM json_each(${JSON.stringify(rows.map(({ seq, attempt }) => ({ campaignId, seq, attempt })))})
    ) AS x CROSS JOIN campaigns AS c
    WHERE c.id = x.campaign_id AND m.campaign_id = x.campaign_id AND m.seq = x.seq
      AND m.attempt = x.attempt AND m.lease = ${lease} AND m.status = 'claimed'`);

/** The consumer is gone for good: its lease can claim nothing more, its open rows are in doubt. */
export const settleLeaseStatements = (
  ctx: Ctx,
  lost: {
    readonly campaignId: number;
    readonly lease: number;
    readonly from: number;
    readonly to: number;
  },
): [Statement, Statement] => [
  ctx.db.run(sql`
    INSERT INTO revoked_leases (campaign_id, lease, at)
    VALUES (${lost.campaignId}, ${lost.lease}, ${ctx.now}) ON CONFLICT DO NOTHING`),
  ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'unknown', reason = 'consumer_lost'
    WHERE campaign_id = ${lost.campaignId} AND seq BETWEEN ${lost.from} AND ${lost.to}
      AND lease = ${lost.lease} AND status = 'claimed'`),
];
