import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { metaError } from "@siar/whatsapp/errors";
import { metaStopStatements } from "../consent/index.ts";

interface Person {
  readonly contactId: number | SQL;
  /** Null for a test: what it teaches is true, but not the campaign's doing. */
  readonly campaignId: number | null;
}

/** What a refusal of Meta's teaches about the person, beside the fate of the row. */
export function lessonOf(ctx: Ctx, { contactId, campaignId }: Person, code: number): Statement[] {
  switch (metaError(code).consequence) {
    case "opt-out":
      return metaStopStatements(ctx, { contactId, source: "error", campaignId });
    case "not-on-whatsapp":
      return [
        ctx.db.run(
          sql`UPDATE contacts SET not_on_whatsapp_at = ${ctx.now} WHERE id = ${contactId}`,
        ),
      ];
    case "no-marketing-for-a-day":
      return [
        ctx.db.run(
          sql`UPDATE contacts SET marketing_blocked_until = ${ctx.now + DAY} WHERE id = ${contactId}`,
        ),
      ];
    default:
      return [];
  }
}

/** The person behind a row of the ledger, for a statement of the same batch. */
export const recipientOf = (campaignId: number, seq: number): SQL => sql`(
  SELECT contact_id FROM campaign_messages WHERE campaign_id = ${campaignId} AND seq = ${seq}
)`;
