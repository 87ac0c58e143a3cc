export type { Arrival } from "./rules/index.ts";
export { inboundStatements, replyStatements, type CampaignReply } from "./store.ts";
