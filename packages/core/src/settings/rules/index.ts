export { defaultSettings } from "./defaults.ts";
export { knownCountry, knownZone } from "./place.ts";
export { clockTime, quietHours, quietMinutes, type QuietHours } from "./quiet-hours.ts";
