export { offsetAt, remembered } from "./clocks.ts";
export { defaultSettings } from "./defaults.ts";
export { exactWallTime, instantOf, wallTimeOf, type WallTime } from "./zoned-time.ts";
export { knownCountry, knownZone } from "./place.ts";
export {
  clockTime,
  endOfQuiet,
  isQuiet,
  quietHours,
  quietMinutes,
  startOfQuiet,
  type QuietHours,
} from "./quiet-hours.ts";
