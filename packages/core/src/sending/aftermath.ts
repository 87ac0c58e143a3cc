import { DAY } from "@siar/kernel/clock";
import { sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { optOutStatements } from "../consent/index.ts";
import type { SendOutcome } from "./rules/outcome.ts";

const STOPPED = 131_050;
const NOT_ON_WHATSAPP = 131_026;
const MARKETING_CAP = 131_049;

/** What an answer of Meta's teaches about the person, beside the fate of the row. */
export function lessonOf(
  ctx: Ctx,
  person: { readonly contactId: number; readonly campaignId: number },
  outcome: SendOutcome,
): Statement[] {
  if (outcome.kind !== "refused") return [];
  const { contactId, campaignId } = person;
  switch (outcome.code) {
    case STOPPED:
      return optOutStatements(ctx, { contactId, source: "error", said: null, campaignId });
    case NOT_ON_WHATSAPP:
      return [
        ctx.db.run(
          sql`UPDATE contacts SET not_on_whatsapp_at = ${ctx.now} WHERE id = ${contactId}`,
        ),
      ];
    case MARKETING_CAP:
      return [
        ctx.db.run(
          sql`UPDATE contacts SET marketing_blocked_until = ${ctx.now + DAY} WHERE id = ${contactId}`,
        ),
      ];
    default:
      return [];
  }
}
