export { bareWords, readKeyword, type Keywords } from "./keyword.ts";
