import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { lanesOf } from "@siar/whatsapp";
import { metaFailure, type Lend } from "./graph.ts";
import { lookAt, lookStatements } from "./look.ts";
import { AccountId, WhatsAppAccount } from "./schema.ts";
import { openClient } from "./sender.ts";
import { accountShown, connectedAccount } from "./store.ts";

/** Without a subscription no webhook comes, even where the callback address is right. */
export const subscribe = (lend: Lend) =>
  verb({
    name: "channel.subscribe",
    summary: "Subscribe the app to an account, so that statuses and replies arrive.",
    permission: "channel:manage",
    input: AccountId,
    output: WhatsAppAccount,
    fails: ["not-found", "channel-secret-unreadable", "meta-refused", "meta-unreachable"],
    run: async (ctx, { id }) => {
      const account = await connectedAccount(ctx, id);
      if (account === null) return fail("not-found", { what: "account" });
      const client = await openClient(await lend(), account, lanesOf());
      if (!client.ok) return client;
      const subscribed = await client.value.subscribe(account.wabaId);
      if (!subscribed.ok) return metaFailure(subscribed.error, ctx.locale);
      const look = await lookAt(client.value, account.wabaId);
      return ok({
        statements: lookStatements(ctx, account, look),
        audit: { action: "channel.subscribe", entity: "channel", entityId: id },
        answer: () => accountShown(ctx, account.wabaId),
      });
    },
  });
