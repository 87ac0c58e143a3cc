export { countryOf, groupPhone, maskPhone, readPhone } from "./phone.ts";
export { phoneReader } from "./phone-reader.ts";
export { phoneDigits, readSearch, type Search } from "./search.ts";
export { guessZone } from "./zone.ts";
