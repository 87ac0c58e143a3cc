export { applyAccountEvent } from "./account-event.ts";
export { connectAccount } from "./connect.ts";
export { disconnect } from "./disconnect.ts";
export { graphOf, metaFailure, type ChannelEnv, type Lend } from "./graph.ts";
export { list } from "./list.ts";
export { refreshDue } from "./refresh.ts";
export { endRotation, replaceSecrets } from "./rotate.ts";
export { secretsForSignature, type WebhookSecrets } from "./secrets.ts";
export { accountClient, forgetSenders, senderOf, type Sender } from "./sender.ts";
export {
  becomesDue,
  connectedAccounts,
  dueAccounts,
  isConnected,
  numberIdsByMeta,
  numberRefused,
  putOff,
  verified,
  type AccountRow,
} from "./store.ts";
export { subscribe } from "./subscribe.ts";
export { testConnection } from "./test-connection.ts";
