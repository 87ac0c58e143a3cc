export { bulkJob } from "./job.ts";
export { cancel, count, get, start } from "./start.ts";
export { forgetMembers } from "./store.ts";
