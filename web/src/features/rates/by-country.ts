import type { Rate, RateCategory } from "./queries.ts";

export interface CountryRates {
  country: string;
  amounts: ReadonlyMap<RateCategory, number>;
}

/** A line for each country, by name; what holds for all others comes last. */
export function byCountry(
  rates: readonly Rate[],
  nameOf: (country: string) => string,
): readonly CountryRates[] {
  const lines = new Map<string, Map<RateCategory, number>>();
  for (const { country, category, amountMicros } of rates) {
    const amounts = lines.get(country) ?? new Map<RateCategory, number>();
    lines.set(country, amounts.set(category, amountMicros));
  }
  const last = ({ country }: CountryRates) => Number(country === "*");
  return [...lines]
    .map(([country, amounts]) => ({ country, amounts }))
    .toSorted(
      (one, other) =>
        last(one) - last(other) || nameOf(one.country).localeCompare(nameOf(other.country)),
    );
}
