export { JOB_ATTEMPTS, jobBackoff, jobLifecycle, type JobCommand } from "./lifecycle.ts";
