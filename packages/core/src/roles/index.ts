export { create } from "./create.ts";
export { list } from "./list.ts";
export { remove } from "./remove.ts";
export { findRole, roleIsThereStatements } from "./store.ts";
export { update } from "./update.ts";
