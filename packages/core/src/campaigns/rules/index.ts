export { decideEstimate, startOf, type EstimateFacts } from "./estimate.ts";
export { isCountDue, mayGoOn } from "./limit.ts";
export {
  campaignCommands,
  lifecycle,
  obeys,
  transition,
  type CampaignCommand,
} from "./lifecycle.ts";
export {
  mayBeTested,
  missingVariable,
  TEST_WINDOW,
  TESTS_ALLOWED,
  waitForTest,
  whyUntestable,
  type Standing,
} from "./test-send.ts";
