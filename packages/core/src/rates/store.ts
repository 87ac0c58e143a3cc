import { asc, sql } from "drizzle-orm";
import { isoOrNull } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { RateCard } from "./rules/index.ts";
import type { RateTable } from "./schema.ts";
import { messageRates } from "./tables.ts";

export async function readRates(ctx: Pick<Ctx, "db">): Promise<RateTable> {
  const rows = await ctx.db
    .select()
    .from(messageRates)
    .orderBy(asc(messageRates.country), asc(messageRates.category));
  const [first] = rows;
  return {
    currency: first?.currency ?? null,
    importedAt: isoOrNull(first?.importedAt ?? null),
    items: rows.map(({ country, category, amountMicros }) => ({ country, category, amountMicros })),
  };
}

/** The old rate card goes and the new one comes, in the same batch. */
export const replaceStatements = (ctx: Ctx, { currency, rates }: RateCard): Statement[] => [
  ctx.db.delete(messageRates),
  ctx.db.run(sql`
    INSERT INTO message_rates (country, category, amount_micros, currency, imported_at)
    SELECT r.value ->> 'country', r.value ->> 'category', r.value ->> 'amountMicros',
      ${currency}, ${ctx.now}
    FROM json_each(${JSON.stringify(rates)}) AS r`),
];
