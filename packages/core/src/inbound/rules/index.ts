export { attachmentOf, nextTry, type Attachment } from "./attachment.ts";
export { consentWordOf } from "./consent-word.ts";
export { decide, type CampaignRow, type Decision, type Known, type NewMessage } from "./decide.ts";
export { phoneIdentity } from "./identity.ts";
export { lastSaidOf, type StoredMessage } from "./last-said.ts";
export { sortEvents, type Aside, type Sorted } from "./sort-events.ts";
