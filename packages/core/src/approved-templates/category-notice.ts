import { DAY } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { isUntold, notifyIf } from "../notifications/index.ts";
import { readRates } from "../rates/index.ts";
import { priceOfOne } from "../rates/rules/index.ts";
import { getSettings } from "../settings/index.ts";
import { isOfOther, plannedWith } from "./notice-store.ts";

interface Known {
  readonly id: number;
  readonly name: string;
  readonly category: string;
}

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
  const price = (category: string) => {
    const told = { country, category, pricingType: "regular" };
    const charged = priceOfOne(rates, told, { template: category, startedAt: ctx.now });
    return charged === null ? "–" : `${charged.currency} ${charged.amount}`;
  };
  const kind = isDone ? "template_category" : "template_category_soon";
  const params = {
    name: known.name,
    from: known.category,
    to,
    country,
    before: price(known.category),
    after: price(to),
    campaigns: await plannedWith(ctx, known.id),
  };
  const isNew = isDone
    ? isOfOther(known.id, to)
    : isUntold({ kind, params: { name: known.name, to } }, ctx.now - 2 * DAY);
  return [notifyIf(ctx, { kind, params }, isNew)];
}
