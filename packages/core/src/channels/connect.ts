import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { clientOf, metaFailure, reasonOf, type Lend } from "./graph.ts";
import { ConnectInput, WhatsAppAccount } from "./schema.ts";
import { sealerOf, type Sealer } from "./sealing.ts";
import { placeOf } from "./secrets.ts";
import { forgetSenders } from "./sender.ts";
import {
  accountByWabaId,
  chooseDefaultNumber,
  listAccounts,
  saveAccount,
  saveNumbers,
  type AccountRow,
  type SealedAccount,
} from "./store.ts";

/** Connecting again replaces the secrets; the former app secret stays valid for what is under way. */
export const connectAccount = (lend: Lend) =>
  verb({
    name: "channel.connect",
    summary: "Connect a WhatsApp Business account, or replace its secrets.",
    permission: "channel:manage",
    input: ConnectInput,
    output: WhatsAppAccount,
    fails: ["meta-refused", "meta-unreachable", "channel-without-numbers"],
    run: async (ctx, input) => {
      const env = await lend();
      const client = clientOf(env, input.token);
      const numbers = await client.numbers(input.wabaId);
      if (!numbers.ok) return metaFailure(numbers.error, ctx.locale);
      if (numbers.value.length === 0) return fail("channel-without-numbers");
      const subscribed = await client.subscribe(input.wabaId);
      const lastError = subscribed.ok ? null : reasonOf(subscribed.error, ctx.locale);
      const before = await accountByWabaId(ctx, input.wabaId);
      const account = await sealed(sealerOf(env.SIAR_SECRET), input, before, lastError);
      return ok({
        statements: [
          saveAccount(ctx, account),
          ...saveNumbers(ctx, input.wabaId, numbers.value),
          chooseDefaultNumber(ctx),
        ],
        audit: {
          action: "channel.connect",
          entity: "channel",
          ...(before !== null && { entityId: before.id }),
          after: { wabaId: input.wabaId, name: account.name, numbers: numbers.value.length },
        },
        answer: () => connected(ctx, input.wabaId),
      });
    },
  });

async function connected(ctx: Ctx, wabaId: string) {
  forgetSenders();
  const account = (await listAccounts(ctx)).find((one) => one.wabaId === wabaId);
  return account === undefined ? fail("not-found", { what: "account" }) : ok(account);
}

async function sealed(
  sealer: Sealer,
  input: ConnectInput,
  before: AccountRow | null,
  lastError: string | null,
): Promise<SealedAccount> {
  const { wabaId, token, appSecret, verifyToken } = input;
  return {
    wabaId,
    name: input.name ?? before?.name ?? wabaId,
    token: await sealer.seal(token, placeOf(wabaId, "token")),
    appSecret: await sealer.seal(appSecret, placeOf(wabaId, "app-secret")),
    previousAppSecret: await formerSecret(sealer, appSecret, before),
    verifyToken: await sealer.seal(verifyToken, placeOf(wabaId, "verify-token")),
    status: lastError === null ? "connected" : "failing",
    lastError,
  };
}

async function formerSecret(
  sealer: Sealer,
  appSecret: string,
  before: AccountRow | null,
): Promise<string | null> {
  if (before === null || before.appSecret === "") return null;
  const known = await sealer.open(before.appSecret, placeOf(before.wabaId, "app-secret"));
  return known === null || known === appSecret ? before.previousAppSecret : before.appSecret;
}
