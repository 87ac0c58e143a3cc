export { cancel, orderJob, retry } from "./command.ts";
export { enqueueJob, jobEffects, LookForJobs, lookForJobs } from "./enqueue.ts";
export { get, latestJob } from "./get.ts";
export { jobKind, type JobKind, type Step } from "./kind.ts";
export { list } from "./list.ts";
export { runDueJobs, type JobWorker, type Worked } from "./run.ts";
export { JobStarted } from "./schema.ts";
export { countWaiting, reason as jobError } from "./store.ts";
