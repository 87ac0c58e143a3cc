export { create } from "./create.ts";
export { findKey } from "./find.ts";
export { list } from "./list.ts";
export { revoke } from "./revoke.ts";
export { revokeAllOf } from "./store.ts";
