export { api, type Answer, type Api } from "./api.ts";
export { launchBrowser } from "./browser.ts";
export { startProduct, type Product, type ProductOptions } from "./product.ts";
export { simulator, type Simulator } from "./simulator.ts";
export { until } from "./until.ts";
