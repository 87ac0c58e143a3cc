import { sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import {
  BLOCK,
  countRows,
  fineUntil,
  type BlockFacts,
  type Gesture,
  type LedgerRow,
} from "../rules/index.ts";

/**
 * Counts a block of the ledger anew. The mark says who counts; a change meanwhile takes that off
 * it, so the mark only goes if the facts are those of the ledger as it is.
 */
export async function countBlock(ctx: Ctx, campaignId: number, block: number): Promise<void> {
  const nonce = crypto.randomUUID();
  const span = { campaignId, from: block * BLOCK, until: (block + 1) * BLOCK };
  const [, rows, gestures, started] = await ctx.db.batch([
    takeMark(ctx, campaignId, block, nonce),
    ledgerRows(ctx, span),
    gesturesOf(ctx, span),
    ctx.db.all<{ startedAt: number }>(sql`
      SELECT coalesce(started_at, 0) AS startedAt FROM campaigns WHERE id = ${campaignId}`),
  ]);
  const facts = countRows(rows, gestures, fineUntil(started[0]?.startedAt ?? 0));
  const [keep, ...rest] = keepStatements(ctx, campaignId, block, facts, nonce);
  await ctx.db.batch([keep, ...rest]);
}

const takeMark = (ctx: Ctx, campaignId: number, block: number, nonce: string): Statement =>
  ctx.db.run(sql`
    UPDATE campaign_facts_stale SET counted_by = ${nonce}
    WHERE campaign_id = ${campaignId} AND block = ${block}`);

interface Span {
  readonly campaignId: number;
  readonly from: number;
  readonly until: number;
}

/** As many signs of a number as tell its country, see `countryOfArea`. */
const phoneArea = (phone: SQL): SQL =>
  sql`substr(${phone}, 1, iif(${phone} >= '+1' AND ${phone} < '+2', 5, 4))`;

/** Who has no number is known to Meta by an id that begins with the country. */
const ledgerRows = (ctx: Ctx, { campaignId, from, until }: Span) =>
  ctx.db.all<LedgerRow>(sql`
    SELECT contact_id AS contactId, status, reason, error_code AS errorCode, category,
      pricing_type AS pricingType, sent_at AS sentAt, delivered_at AS deliveredAt,
      read_at AS readAt, failed_at AS failedAt, replied_at AS repliedAt,
      coalesce(
        ${phoneArea(sql`m.phone`)},
        (SELECT coalesce(${phoneArea(sql`c.phone`)},
            iif(c.user_id GLOB '[A-Z][A-Z].*', substr(c.user_id, 1, 2), NULL))
          FROM contacts AS c WHERE c.id = m.contact_id)
      ) AS area
    FROM campaign_messages AS m
    WHERE campaign_id = ${campaignId} AND seq >= ${from} AND seq < ${until}`);

const gesturesOf = (ctx: Ctx, { campaignId, from, until }: Span) =>
  ctx.db.all<Gesture>(sql`
    SELECT g.contact_id AS contactId, g.type AS type, g.text AS text, g.at AS at
    FROM campaign_messages AS m CROSS JOIN conversation_messages AS g
    WHERE m.campaign_id = ${campaignId} AND m.seq >= ${from} AND m.seq < ${until}
      AND g.campaign_id = ${campaignId} AND g.contact_id = m.contact_id
      AND g.type IN ('reaction', 'button', 'interactive')`);

/**
 * A count is kept while the block is marked, whoever counts it as well: their count may still be to
 * come. The mark goes only by whom it names, who read what is there after the last change.
 */
const keepStatements = (
  ctx: Ctx,
  campaignId: number,
  block: number,
  { outcomes, moments }: BlockFacts,
  nonce: string,
): [Statement, Statement] => [
  ctx.db.run(sql`
    INSERT INTO campaign_facts (campaign_id, block, version, outcomes, moments)
    SELECT ${campaignId}, ${block}, 1, ${JSON.stringify(outcomes)}, ${JSON.stringify(moments)}
    WHERE EXISTS (
      SELECT 1 FROM campaign_facts_stale
      WHERE campaign_id = ${campaignId} AND block = ${block}
    )
    ON CONFLICT (campaign_id, block) DO UPDATE SET version = version + 1,
      outcomes = excluded.outcomes, moments = excluded.moments`),
  ctx.db.run(sql`
    DELETE FROM campaign_facts_stale
    WHERE campaign_id = ${campaignId} AND block = ${block} AND counted_by = ${nonce}`),
];
