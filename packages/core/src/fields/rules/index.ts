export { checkAttributes, type Declared } from "./check-attributes.ts";
export { isDay } from "./day.ts";
