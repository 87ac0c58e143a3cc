export { drop } from "./drop.ts";
export { show, type LendRuns } from "./show.ts";
