export { list } from "./list.ts";
export { read } from "./read.ts";
export { isUntold, notify, notifyIf } from "./store.ts";
export type { Notice } from "./schema.ts";
