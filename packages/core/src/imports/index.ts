export { cancel } from "./cancel.ts";
export { failedRows } from "./failed.ts";
export { receiveFile, type LendFiles, type Received } from "./files.ts";
export { importJob } from "./job.ts";
export { get, list } from "./list.ts";
export { preview } from "./preview.ts";
export { start } from "./start.ts";
export { sweepImports } from "./upkeep.ts";
export { upload } from "./upload.ts";
