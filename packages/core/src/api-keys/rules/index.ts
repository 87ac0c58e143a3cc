export { bearerKey, keyBytes, keyFrom, startOf } from "./key.ts";
