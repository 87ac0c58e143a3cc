export { allows, isRange } from "./address.ts";
export { bearerKey, keyBytes, keyFrom, startOf } from "./key.ts";
export { scoped } from "./scope.ts";
