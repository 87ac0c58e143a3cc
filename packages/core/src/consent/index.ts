export { consentOf } from "./history.ts";
export { bareWords, readKeyword, type Keywords } from "./rules/index.ts";
export {
  metaResumeStatements,
  metaStopStatements,
  optedOutIds,
  optedOutSql,
  optInStatements,
  optOutStatements,
  suppressedContacts,
  suppressedStrangers,
  suppressStatements,
  type Said,
  type SuppressedRow,
} from "./store.ts";
