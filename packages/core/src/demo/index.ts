export { demoJob } from "./job.ts";
export { start } from "./start.ts";
