import { sql } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { notifyIf } from "../notifications/index.ts";
import { readRates } from "../rates/index.ts";
import { costCategory, costOf, type Prices } from "../rates/rules/index.ts";
import { getSettings } from "../settings/index.ts";

interface Known {
  readonly id: number;
  readonly name: string;
  readonly category: string;
}

const PLANNED = ["draft", "scheduled", "running", "paused"];

/**
 * Another category is another price: told with what a message at home costs then, and how many
 * campaigns that concerns. Once for each change, however often Meta reports it.
 */
export async function categoryNotice(
  ctx: Ctx,
  known: Known,
  { to, isDone }: { readonly to: string; readonly isDone: boolean },
): Promise<Statement[]> {
  if (known.category === to) return [];
  const rates = await readRates(ctx);
  const { defaultCountry: country } = await getSettings(ctx);
  const price = (category: string) => priceAt(rates, { category, country, at: ctx.now });
  const [planned] = await ctx.db.all<{ count: number }>(sql`
    SELECT count(*) AS count FROM campaigns WHERE template_id = ${known.id}
      AND status IN (SELECT value FROM json_each(${JSON.stringify(PLANNED)}))`);
  const kind = isDone ? "template_category" : "template_category_soon";
  const params = {
    name: known.name,
    from: known.category,
    to,
    country,
    before: price(known.category),
    after: price(to),
    campaigns: planned?.count ?? 0,
  };
  const isNew = isDone
    ? sql`EXISTS (SELECT 1 FROM whatsapp_templates WHERE id = ${known.id} AND category <> ${to})`
    : sql`NOT EXISTS (
        SELECT 1 FROM notifications WHERE kind = ${kind} AND at > ${ctx.now - 2 * DAY}
          AND params ->> 'name' = ${known.name} AND params ->> 'to' = ${to})`;
  return [notifyIf(ctx, { kind, params }, isNew)];
}

interface Asked {
  readonly category: string;
  readonly country: string;
  readonly at: number;
}

/** Of one message to somebody whose window is closed; a dash where no rate is known. */
function priceAt(rates: Prices, { category, country, at }: Asked): string {
  const crowds = [{ country, open: false, people: 1 }];
  const [total] = costOf(rates, { category: costCategory(category), at, crowds }).totals;
  return total === undefined ? "–" : `${total.currency} ${total.amountMicros / 1_000_000}`;
}
