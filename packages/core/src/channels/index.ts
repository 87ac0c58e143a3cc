export { connectAccount } from "./connect.ts";
export { disconnect } from "./disconnect.ts";
export { graphOf, metaFailure, type ChannelEnv, type Lend } from "./graph.ts";
export { list } from "./list.ts";
export { secretsForSignature, type WebhookSecrets } from "./secrets.ts";
export { accountClient, forgetSenders, senderOf, type Sender } from "./sender.ts";
export { connectedAccounts, isConnected, numberIdsByMeta } from "./store.ts";
export { testConnection } from "./test-connection.ts";
