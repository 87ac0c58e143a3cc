import { sql } from "drizzle-orm";
import { guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { isDismissed } from "./dismiss.ts";

export interface RetryWish {
  readonly campaignId: number;
  readonly status: "failed" | "unknown";
  readonly seqs?: readonly number[] | undefined;
  readonly errorCode?: number | undefined;
}

/** A person wants these rows tried again; dismissed ones may have arrived. With nothing to try, the whole batch is rolled back. */
export const retryStatements = (ctx: Ctx, wish: RetryWish): [Statement, Statement] => [
  ctx.db.run(sql`
    UPDATE campaign_messages
    SET status = 'pending', reason = NULL, error_code = NULL, error_class = NULL,
      error_detail = NULL, failed_at = NULL, not_before = NULL, tries = 0, wamid = NULL
    WHERE campaign_id = ${wish.campaignId} AND status = ${wish.status}
      AND NOT ${isDismissed(sql`campaign_messages`)}
      ${
        wish.seqs === undefined
          ? sql``
          : sql`AND seq IN (SELECT value FROM json_each(${JSON.stringify(wish.seqs)}))`
      }
      ${wish.errorCode === undefined ? sql`` : sql`AND error_code = ${wish.errorCode}`}`),
  guardChanged(ctx.db),
];
