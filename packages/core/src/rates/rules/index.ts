export { chargeOf, type SentAs } from "./charged.ts";
export { costCategory, costOf, type Crowd, type Prices } from "./cost.ts";
export { faultText, type LineFault } from "./faults.ts";
export { parseRates, type RateCard } from "./parse.ts";
export { priceOfOne } from "./price.ts";
