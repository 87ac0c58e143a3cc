import { MICROS } from "../schema.ts";
import { chargeOf, type SentAs, type Told } from "./charged.ts";
import { rateFor, type Prices } from "./cost.ts";

export interface Charged extends Told {
  readonly country: string | null;
}

/** What one delivered message cost; null where Meta charged nothing or no rate is known. */
export function priceOfOne(
  { currency, items }: Prices,
  { country, ...told }: Charged,
  sentAs: SentAs,
): { readonly amount: number; readonly currency: string } | null {
  const { free, category } = chargeOf(told, sentAs);
  const micros = free ? null : rateFor(items, country, category);
  if (currency === null || micros === null) return null;
  return { amount: micros / MICROS, currency };
}
