export { checkMessage } from "./check.ts";
export { personOf } from "./store.ts";
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
