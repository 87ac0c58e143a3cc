import { sql, type SQL } from "drizzle-orm";
import { guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { DISMISSED } from "../schema.ts";

/**
 * Whether a row's failure is only what a person made of a doubt. The message may have arrived all
 * the same: whoever knows better still lifts it, and nobody sends it again by the way.
 */
export const isDismissed = (row: SQL): SQL =>
  sql`(${row}.status = 'failed' AND ${row}.reason IS ${DISMISSED})`;

export interface DismissWish {
  readonly campaignId: number;
  readonly seqs?: readonly number[] | undefined;
}

/** A person follows these rows up no further. With none in doubt, the whole batch is rolled back. */
export const dismissStatements = (ctx: Ctx, wish: DismissWish): [Statement, Statement] => [
  ctx.db.run(sql`
    UPDATE campaign_messages
    SET status = 'failed', reason = ${DISMISSED}, error_code = NULL, error_class = NULL,
      error_detail = NULL, failed_at = ${ctx.now}
    WHERE campaign_id = ${wish.campaignId} AND status = 'unknown'
      ${
        wish.seqs === undefined
          ? sql``
          : sql`AND seq IN (SELECT value FROM json_each(${JSON.stringify(wish.seqs)}))`
      }`),
  guardChanged(ctx.db),
];
