import {
  chargeOf,
  costCategory,
  costOf,
  type Prices,
  type SentAs,
} from "../../rates/rules/index.ts";
import type { Cost, CostLine } from "../../rates/schema.ts";
import type { Outcome } from "./facts.ts";
import { isDelivered, rowsIn } from "./figures.ts";

export interface CostFacts extends SentAs {
  readonly prices: Prices;
  readonly outcomes: readonly Outcome[];
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
  const delivered = outcomes
    .filter(isDelivered)
    .map((outcome) => ({ outcome, ...chargeOf(outcome, { template, startedAt }) }));
  const free = delivered.flatMap((each) => (each.free ? [each.outcome] : []));
  const charged = Map.groupBy(
    delivered.filter((each) => !each.free),
    ({ category }) => category,
  );
  const costs = [...charged].map(([category, each]) =>
    costOf(prices, {
      category,
      at: startedAt,
      crowds: crowdsOf(
        each.map(({ outcome }) => outcome),
        template === null,
      ),
    }),
  );
  return sumOf(costs, rowsIn(free));
}

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
