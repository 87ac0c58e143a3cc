export { create } from "./create.ts";
export { findKey, type KnownKey } from "./find.ts";
export { list } from "./list.ts";
export { revoke } from "./revoke.ts";
export { revokeAllOf } from "./store.ts";
