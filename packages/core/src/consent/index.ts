export { consentOf } from "./history.ts";
export { bareWords, readKeyword, type Keywords } from "./rules/index.ts";
export {
  metaResumeStatements,
  metaStopStatements,
  optedOutIds,
  optedOutSql,
  optInStatements,
  optOutStatements,
  suppressedPage,
  suppressStatements,
  type Said,
} from "./store.ts";
