export { GLANCE, perSecond, timesOf, type Glance } from "./pace.ts";
export { runSummary, type RunSummary } from "./run-summary.ts";
