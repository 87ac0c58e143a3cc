export { create } from "./create.ts";
export { list } from "./list.ts";
export { remove } from "./remove.ts";
export { checkAttributes, isDay, type Declared } from "./rules/index.ts";
export { allFields } from "./store.ts";
export { update } from "./update.ts";
