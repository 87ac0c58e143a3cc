import {
  OTHER_COUNTRIES,
  rateCategories,
  type Cost,
  type CostLine,
  type Rate,
  type RateCategory,
} from "../schema.ts";

/** From then on Meta charges for service messages, and for utility inside the 24-hour window. */
const WINDOWS_CHARGED_FROM = Date.UTC(2026, 9, 1);

export interface Prices {
  readonly currency: string | null;
  readonly items: readonly Rate[];
}

/** People to whom the same message costs the same. */
export interface Crowd {
  readonly country: string | null;
  /** Whether they wrote within a day before. */
  readonly open: boolean;
  readonly people: number;
}

/** Of a template, as Meta names it; null for a text or a file, which only goes into a window. */
export function costCategory(template: string | null): RateCategory | null {
  if (template === null) return "service";
  return rateCategories.find((name) => name === template.toLowerCase()) ?? null;
}

export const isFree = (category: RateCategory | null, open: boolean, at: number): boolean =>
  at < WINDOWS_CHARGED_FROM && (category === "service" || (category === "utility" && open));

export function costOf({ currency, items }: Prices, { category, at, crowds }: Sending): Cost {
  const [free, charged] = [true, false].map((is) =>
    crowds.filter(({ open, people }) => people > 0 && isFree(category, open, at) === is),
  );
  const lines = byCountry(charged ?? []).map(([country, people]): CostLine => {
    const rate = rateFor(items, country, category);
    return { country, category, people, amountMicros: rate === null ? null : rate * people };
  });
  const priced = lines.filter(({ amountMicros }) => amountMicros !== null);
  const amountMicros = priced.reduce((sum, line) => sum + (line.amountMicros ?? 0), 0);
  return {
    totals: currency !== null && priced.length > 0 ? [{ currency, amountMicros }] : [],
    items: lines.toSorted(dearestFirst),
    unknownPeople: peopleIn(lines.filter((line) => line.amountMicros === null)),
    freePeople: peopleIn(free ?? []),
  };
}

export interface Sending {
  readonly category: RateCategory | null;
  readonly at: number;
  readonly crowds: readonly Crowd[];
}

const peopleIn = (groups: readonly { readonly people: number }[]): number =>
  groups.reduce((sum, { people }) => sum + people, 0);

function byCountry(crowds: readonly Crowd[]): readonly [string | null, number][] {
  const sums = new Map<string | null, number>();
  for (const { country, people } of crowds) sums.set(country, (sums.get(country) ?? 0) + people);
  return [...sums];
}

/**
 * A country's own row before the one for all others; somebody of no known country is in neither.
 * Service messages cost what utility does, unless the rate card has them apart.
 */
export function rateFor(
  rates: readonly Rate[],
  country: string | null,
  category: RateCategory | null,
): number | null {
  if (country === null || category === null) return null;
  const names = category === "service" ? ["service", "utility"] : [category];
  for (const place of [country, OTHER_COUNTRIES]) {
    for (const name of names) {
      const rate = rates.find((each) => each.country === place && each.category === name);
      if (rate !== undefined) return rate.amountMicros;
    }
  }
  return null;
}

const dearestFirst = (one: CostLine, other: CostLine): number =>
  (other.amountMicros ?? -1) - (one.amountMicros ?? -1) ||
  other.people - one.people ||
  (one.country ?? "").localeCompare(other.country ?? "");
