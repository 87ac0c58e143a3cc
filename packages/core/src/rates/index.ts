export { importRates } from "./import.ts";
export { list } from "./list.ts";
export { priceOf } from "./price.ts";
export { countryOfArea } from "./rules/country.ts";
export { readRates } from "./store.ts";
