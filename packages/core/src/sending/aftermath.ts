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

interface FailedRow {
  readonly campaignId: number;
  readonly seq: number;
  readonly errorCode: number | null;
}

/** The same for many rows: a statement a kind, however many people it is about. */
export function lessonsOfRows(ctx: Ctx, rows: readonly FailedRow[]): Statement[] {
  const failed = rows.flatMap(({ errorCode, ...row }) =>
    errorCode === null ? [] : [{ ...row, errorCode, lesson: metaError(errorCode).consequence }],
  );
  const having = (lesson: string) => failed.filter((row) => row.lesson === lesson);
  return [
    ...having("opt-out").flatMap(({ campaignId, seq, errorCode }) =>
      lessonOf(ctx, { contactId: recipientOf(campaignId, seq), campaignId }, errorCode),
    ),
    ...mark(having("not-on-whatsapp"), (people) => [
      ctx.db.run(sql`UPDATE contacts SET not_on_whatsapp_at = ${ctx.now} WHERE id IN ${people}`),
    ]),
    ...mark(having("no-marketing-for-a-day"), (people) => [
      ctx.db.run(
        sql`UPDATE contacts SET marketing_blocked_until = ${ctx.now + DAY} WHERE id IN ${people}`,
      ),
    ]),
  ];
}

const mark = (
  rows: readonly Omit<FailedRow, "errorCode">[],
  statements: (people: SQL) => Statement[],
): Statement[] => {
  if (rows.length === 0) return [];
  const keys = JSON.stringify(rows.map(({ campaignId, seq }) => [campaignId, seq]));
  return statements(sql`(
    SELECT m.contact_id FROM json_each(${keys}) AS x CROSS JOIN campaign_messages AS m
    WHERE m.campaign_id = x.value->>0 AND m.seq = x.value->>1)`);
};

/** The person behind a row of the ledger, for a statement of the same batch. */
export const recipientOf = (campaignId: number, seq: number): SQL => sql`(
  SELECT contact_id FROM campaign_messages WHERE campaign_id = ${campaignId} AND seq = ${seq}
)`;
