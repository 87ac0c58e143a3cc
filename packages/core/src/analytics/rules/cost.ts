import { costCategory, costOf, type Prices } from "../../rates/rules/index.ts";
import type { Cost, CostLine } from "../../rates/schema.ts";
import type { Outcome } from "./facts.ts";
import { rowsIn } from "./figures.ts";

export interface CostFacts {
  readonly prices: Prices;
  readonly outcomes: readonly Outcome[];
  /** Of the template as launched, as Meta names it; null for what only goes into a window. */
  readonly template: string | null;
  readonly startedAt: number;
}

/** What it would cost if all to whom it is sent get it. */
export const plannedCost = ({ prices, outcomes, template, startedAt }: CostFacts): Cost =>
  costOf(prices, {
    category: costCategory(template),
    at: startedAt,
    crowds: crowdsOf(
      outcomes.filter(({ status }) => status !== "skipped"),
      template === null,
    ),
  });

/** Meta charges what it delivered, by the category and the kind of pricing that it reported. */
export function actualCost({ prices, outcomes, template, startedAt }: CostFacts): Cost {
  const delivered = outcomes.filter(({ status }) => status === "delivered" || status === "read");
  const free = delivered.filter(({ pricingType }) => isFree(pricingType));
  const charged = delivered.filter(({ pricingType }) => !isFree(pricingType));
  const categories = new Set(charged.map(({ category }) => category ?? template));
  const costs = [...categories].map((category) =>
    costOf(prices, {
      category: costCategory(category),
      at: startedAt,
      crowds: crowdsOf(
        charged.filter((each) => (each.category ?? template) === category),
        template === null,
      ),
    }),
  );
  return sumOf(costs, rowsIn(free));
}

/** Meta names what it charges `regular`; all else, as `free_customer_service`, is free. */
const isFree = (pricingType: string | null): boolean =>
  pricingType !== null && pricingType !== "regular";

const crowdsOf = (outcomes: readonly Outcome[], open: boolean) =>
  outcomes.map(({ country, rows }) => ({ country, open, people: rows }));

function sumOf(costs: readonly Cost[], free: number): Cost {
  const items = costs.flatMap((cost) => cost.items).toSorted(dearestFirst);
  const currency = costs.flatMap(({ totals }) => totals)[0]?.currency;
  const amountMicros = items.reduce((sum, line) => sum + (line.amountMicros ?? 0), 0);
  return {
    totals: currency === undefined ? [] : [{ currency, amountMicros }],
    items,
    unknownPeople: costs.reduce((sum, cost) => sum + cost.unknownPeople, 0),
    freePeople: costs.reduce((sum, cost) => sum + cost.freePeople, free),
  };
}

const dearestFirst = (one: CostLine, other: CostLine): number =>
  (other.amountMicros ?? -1) - (one.amountMicros ?? -1) || other.people - one.people;
