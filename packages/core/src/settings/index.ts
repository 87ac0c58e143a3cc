export { get, getSettings } from "./get.ts";
export { update } from "./update.ts";
export { createStatement, readSettings, type NewBusiness } from "./store.ts";
