export { checkMessage } from "./check.ts";
export { create } from "./create.ts";
export { duplicate } from "./duplicate.ts";
export { categories, get, list } from "./list.ts";
export { preview } from "./preview.ts";
export { remove } from "./remove.ts";
export {
  missingOf,
  parseMessage,
  renderMessage,
  variablesOf,
  writeMessage,
  type Part,
  type Person,
  type VariableName,
} from "./rules/index.ts";
export { personOf } from "./store.ts";
export { update } from "./update.ts";
