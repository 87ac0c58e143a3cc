import { countryOfArea } from "./rules/country.ts";
import { priceOfOne, type Prices, type SentAs } from "./rules/index.ts";

interface Delivered {
  readonly phone: string | null;
  readonly category: string | null;
  readonly pricingType: string | null;
}

/** What messages cost one by one; a country is looked up once per area. */
export function priceOf(prices: Prices, sentAs: SentAs) {
  const countries = new Map<string, string | null>();
  return ({ phone, category, pricingType }: Delivered) => {
    const area = phone?.slice(0, 5) ?? "";
    let country = countries.get(area);
    if (country === undefined) {
      country = countryOfArea(area.startsWith("+1") ? area : area.slice(0, 4));
      countries.set(area, country);
    }
    return priceOfOne(prices, { country, category, pricingType }, sentAs);
  };
}
