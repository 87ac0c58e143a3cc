export { exportCampaign } from "./campaign.ts";
export { exportContacts, segmentCriteria, whomOf } from "./contacts.ts";
export { exportSuppressions } from "./suppressions.ts";
export { textStream } from "./text-stream.ts";
