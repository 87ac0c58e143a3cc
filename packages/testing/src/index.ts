export { accessibilityFaults } from "./accessibility.ts";
export * as answers from "./answers.ts";
export { api, type Answer, type Api } from "./api.ts";
export { launchBrowser } from "./browser.ts";
export {
  business,
  labelled,
  newName,
  newPhone,
  promo,
  type Audience,
  type Business,
} from "./business.ts";
export { strikeMinute } from "./cron.ts";
export { watch, type LiveFrame, type Watching } from "./live.ts";
export { meta, newWamid, statusOf, textFrom, type Meta } from "./meta.ts";
export * as sampleFiles from "../../core/src/media/rules/sample-files.ts";
export { startProduct, type Product, type ProductOptions } from "./product.ts";
export { simulator, type Simulator } from "./simulator.ts";
export { until } from "./until.ts";
