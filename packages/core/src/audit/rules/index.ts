export { withoutPhones } from "./mask.ts";
