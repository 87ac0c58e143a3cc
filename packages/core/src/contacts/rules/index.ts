export { countryOf, maskPhone, readPhone } from "./phone.ts";
export { readSearch, type Search } from "./search.ts";
export { guessZone } from "./zone.ts";
