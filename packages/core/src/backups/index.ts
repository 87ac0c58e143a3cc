export { download } from "./download.ts";
export { backupJob } from "./job.ts";
export { keep, list, remove, type LendBucket } from "./list.ts";
export { start, startNightly } from "./start.ts";
export { isBackupUnderWay } from "./store.ts";
