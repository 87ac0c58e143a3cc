import { MICROS } from "../schema.ts";
import { costCategory, rateFor, type Prices } from "./cost.ts";

export interface Charged {
  readonly country: string | null;
  /** As Meta named it; null where it named none. */
  readonly category: string | null;
  readonly pricingType: string | null;
}

/** What one delivered message cost; null where Meta charged nothing or no rate is known. */
export function priceOfOne(
  { currency, items }: Prices,
  { country, category, pricingType }: Charged,
): { readonly amount: number; readonly currency: string } | null {
  if (currency === null || category === null || pricingType !== "regular") return null;
  const micros = rateFor(items, country, costCategory(category));
  return micros === null ? null : { amount: micros / MICROS, currency };
}
