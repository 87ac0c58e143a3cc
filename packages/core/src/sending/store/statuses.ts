import { sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { FoldedStatus } from "../rules/statuses.ts";
import { isDismissed } from "./dismiss.ts";

/**
 * Applies what Meta reported, by rank: sent < failed < delivered < read. `sent`, `delivered` and
 * `read` of any attempt lift a row; `failed` speaks only of the attempt that it names. The ledger
 * is joined, so a status can never create a row.
 */
export const statusStatement = (ctx: Ctx, statuses: readonly FoldedStatus[]): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_messages AS m
    SET status = ${nextStatus}, reason = ${nextReason},
      wamid = coalesce(m.wamid, x.wamid),
      sent_at = coalesce(m.sent_at, x.sent_at, x.delivered_at, x.read_at),
      delivered_at = CASE WHEN x.rank >= 3
        THEN coalesce(min(m.delivered_at, x.delivered_at), m.delivered_at, x.delivered_at, x.read_at)
        ELSE m.delivered_at END,
      read_at = coalesce(min(m.read_at, x.read_at), m.read_at, x.read_at),
      failed_at = iif(${failsNow}, coalesce(m.failed_at, x.failed_at), m.failed_at),
      error_code = iif(${failsNow}, coalesce(x.error_code, m.error_code), m.error_code),
      error_detail = iif(${failsNow}, coalesce(x.error_detail, m.error_detail), m.error_detail),
      category = coalesce(x.category, m.category),
      pricing_type = coalesce(x.pricing_type, m.pricing_type),
      not_before = iif(x.rank >= 1, NULL, m.not_before)
    FROM ${reported(statuses)}
    WHERE m.campaign_id = x.campaign_id AND m.seq = x.seq AND m.status <> 'skipped'
      AND m.attempt > 0 AND NOT ${tellsNothing}`);

const failsNow = sql`(x.failed_at IS NOT NULL AND m.attempt = x.failed_attempt
  AND m.status NOT IN ('read', 'delivered'))`;

/** "Sent" of a row that we know to be sent: most of them, and not worth a write. */
const tellsNothing = sql`(x.rank = 1 AND x.failed_at IS NULL AND m.wamid IS NOT NULL
  AND m.status IN ('sent', 'delivered', 'read'))`;

/** Nothing certain is known of it yet: "sent" of any attempt is news. */
const isOpen = sql`(m.status IN ('pending', 'claimed', 'unknown') OR ${isDismissed(sql`m`)})`;

const nextStatus = sql`CASE
  WHEN x.rank = 4 THEN 'read'
  WHEN x.rank = 3 AND m.status <> 'read' THEN 'delivered'
  WHEN ${failsNow} THEN 'failed'
  WHEN x.rank >= 1 AND (${isOpen}
    OR (m.status = 'failed' AND m.attempt <> x.sent_attempt)) THEN 'sent'
  ELSE m.status END`;

const nextReason = sql`CASE
  WHEN x.rank >= 3 THEN NULL
  WHEN ${failsNow} THEN 'reported_failed'
  WHEN x.rank >= 1 AND ${isOpen} THEN NULL
  ELSE m.reason END`;

const reported = (statuses: readonly FoldedStatus[]): SQL => sql`(
  SELECT value->>'campaignId' AS campaign_id, value->>'seq' AS seq, value->>'rank' AS rank,
    value->>'wamid' AS wamid, value->>'sentAttempt' AS sent_attempt,
    value->>'failedAttempt' AS failed_attempt, value->>'sentAt' AS sent_at,
    value->>'deliveredAt' AS delivered_at, value->>'readAt' AS read_at,
    value->>'failedAt' AS failed_at, value->>'errorCode' AS error_code,
    value->>'errorDetail' AS error_detail, value->>'category' AS category,
    value->>'pricingType' AS pricing_type
  FROM json_each(${JSON.stringify(statuses)})
) AS x`;

/** Which rows bear these message ids, for statuses that came without our callback data. */
export const rowsByWamid = (ctx: Ctx, wamids: readonly string[]) =>
  ctx.db.all<{ wamid: string; campaignId: number; seq: number; attempt: number }>(sql`
    SELECT m.wamid AS wamid, m.campaign_id AS campaignId, m.seq AS seq, m.attempt AS attempt
    FROM json_each(${JSON.stringify(wamids)}) AS x
    CROSS JOIN campaign_messages AS m ON m.wamid = x.value`);

/** Which of these rows exist: what is left over is counted as unknown. */
export const existingRows = (
  ctx: Ctx,
  rows: ReadonlyArray<{ readonly campaignId: number; readonly seq: number }>,
) =>
  ctx.db.all<{ campaignId: number; seq: number }>(sql`
    SELECT m.campaign_id AS campaignId, m.seq AS seq
    FROM json_each(${JSON.stringify(rows.map(({ campaignId, seq }) => ({ campaignId, seq })))}) AS x
    CROSS JOIN campaign_messages AS m
    WHERE m.campaign_id = x.value->>'campaignId' AND m.seq = x.value->>'seq'`);
