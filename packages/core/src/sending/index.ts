export { applyStatuses, type AppliedStatuses } from "./apply-statuses.ts";
export { completeRun } from "./complete-run.ts";
export { estimateAudience } from "./estimate-audience.ts";
export { EXCLUDE, excludeJob } from "./exclude-job.ts";
export { failEmptyRun } from "./fail-empty-run.ts";
export { lookForPending } from "./look-for-pending.ts";
export {
  campaignRun,
  numberPacer,
  sendingEffects,
  syncEffect,
  type CampaignRunPort,
  type CampaignRuns,
  type NumberPacerPort,
  type NumberPacers,
} from "./ports.ts";
export {
  cancelPending,
  deadRow,
  heartbeat,
  settleLease,
  sweepRevokedLeases,
} from "./run-upkeep.ts";
export type { StatusReport } from "./rules/statuses.ts";
export { showReach } from "./show-reach.ts";
export { liveMessages, showMessage } from "./show-messages.ts";
export { dismissStatements } from "./store/dismiss.ts";
export { excludeContacts } from "./store/exclude.ts";
export { freezePage } from "./store/freeze.ts";
export { campaignView, frozenAudience, launchedCampaign, type Launched } from "./store/launched.ts";
export { messageRows, messageRowsOf, messagesTo, type MessageRow } from "./store/messages.ts";
export {
  dailyLimit,
  messagingLimit,
  reachedToday,
  reachOf,
  recountReach,
} from "./store/reached.ts";
export { countersOf, silentCampaigns, type Counters } from "./store/run.ts";
export { retryStatements } from "./store/retry.ts";
export { lessonOf } from "./aftermath.ts";
export { dueRows, type ClaimedRow, type ClaimTerms, type DueRow } from "./store/claim.ts";
export { claimHandful, closeSlice } from "./work.ts";
