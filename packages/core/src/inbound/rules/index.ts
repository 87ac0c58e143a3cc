export { consentWordOf } from "./consent-word.ts";
export { decide, type Decision, type Known, type NewMessage } from "./decide.ts";
export { phoneIdentity } from "./identity.ts";
