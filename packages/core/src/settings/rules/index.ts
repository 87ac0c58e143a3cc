export { defaultSettings } from "./defaults.ts";
export { knownCountry, knownZone } from "./place.ts";
export { clockTime, isQuiet, quietHours, quietMinutes, type QuietHours } from "./quiet-hours.ts";
