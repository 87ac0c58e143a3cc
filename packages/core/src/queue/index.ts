export { drop } from "./drop.ts";
export { retry } from "./retry.ts";
export { show, type LendRuns } from "./show.ts";
