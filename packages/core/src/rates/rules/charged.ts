import type { RateCategory } from "../schema.ts";
import { costCategory, isFree } from "./cost.ts";

/** What Meta told of a message that it delivered; null where it told nothing. */
export interface Told {
  readonly category: string | null;
  readonly pricingType: string | null;
}

/** As what a campaign was sent. */
export interface SentAs {
  /** The template's category, as Meta names it; null for what only goes into a window. */
  readonly template: string | null;
  readonly startedAt: number;
}

export interface Charge {
  readonly free: boolean;
  readonly category: RateCategory | null;
}

/**
 * What a delivered message is charged as. Meta names what it charges `regular`; all else, as
 * `free_customer_service`, is free. Of what it told nothing, the campaign's own category holds.
 */
export function chargeOf(told: Told, { template, startedAt }: SentAs): Charge {
  const category = costCategory(told.category ?? template);
  const toldFree = told.pricingType !== null && told.pricingType !== "regular";
  return { free: toldFree || isFree(category, template === null, startedAt), category };
}
