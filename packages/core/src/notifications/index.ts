export { list } from "./list.ts";
export { read } from "./read.ts";
export { notify, notifyIf } from "./store.ts";
export type { Notice } from "./schema.ts";
