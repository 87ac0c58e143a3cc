import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { isPassing, lanesOf, type WhatsAppClient } from "@siar/whatsapp";
import { clientOf, metaFailure, type Lend } from "./graph.ts";
import { lookAt } from "./look.ts";
import { faultOf, type Finding } from "./rules/index.ts";
import { sealedAppSecret } from "./rotate.ts";
import { ConnectInput, WhatsAppAccount } from "./schema.ts";
import { sealerOf, type Sealer } from "./sealing.ts";
import { forgetSecrets, placeOf } from "./secrets.ts";
import { forgetSenders } from "./sender.ts";
import {
  accountByWabaId,
  accountShown,
  chooseDefaultNumber,
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
      const { wabaId } = input;
      const looked = await firstLook(ctx, clientOf(env, input.token, lanesOf()), wabaId);
      if (!looked.ok) return looked;
      const { numbers, ...look } = looked.value;
      const before = await accountByWabaId(ctx, wabaId);
      // An account is best known by what customers see of it.
      const name = input.name ?? before?.name ?? (numbers[0]?.verified_name || wabaId);
      const named = { ...input, name };
      const account = await sealed(sealerOf(env.SIAR_SECRET), named, before, ctx.now);
      return ok({
        statements: [
          saveAccount(ctx, account, look),
          ...saveNumbers(ctx, wabaId, numbers),
          chooseDefaultNumber(ctx),
        ],
        audit: {
          action: "channel.connect",
          entity: "channel",
          ...(before !== null && { entityId: before.id }),
          after: { wabaId, name: account.name, numbers: numbers.length },
        },
        answer: () => {
          forgetSenders();
          forgetSecrets();
          return accountShown(ctx, wabaId);
        },
      });
    },
  });

/** Nothing is kept of an account that does not answer, or has no number. */
async function firstLook(ctx: Ctx, client: WhatsAppClient, wabaId: string) {
  const listed = await client.numbers(wabaId);
  if (!listed.ok) return metaFailure(listed.error, ctx.locale);
  if (listed.value.length === 0) return fail("channel-without-numbers");
  const subscribed = await client.subscribe(wabaId);
  const look = await lookAt(client, wabaId);
  // What Meta did not say now is asked with the next minute.
  const seen = look.isPartial ? [] : look.findings;
  const findings =
    subscribed.ok || isPassing(subscribed.error)
      ? seen
      : withoutSubscription(seen, faultOf(subscribed.error));
  return ok({ findings, appId: look.appId, numbers: listed.value });
}

/** Why Meta refused the subscription says more than that there is none. */
const withoutSubscription = (findings: readonly Finding[], fault: Finding["fault"]): Finding[] => [
  ...findings.filter(({ check }) => check !== "subscription"),
  { check: "subscription", fault },
];

async function sealed(
  sealer: Sealer,
  input: ConnectInput,
  before: AccountRow | null,
  now: number,
): Promise<SealedAccount> {
  const { wabaId, token, appSecret, verifyToken } = input;
  const secret =
    before === null
      ? {
          appSecret: await sealer.seal(appSecret, placeOf(wabaId, "app-secret")),
          previousAppSecret: null,
          rotatedAt: null,
        }
      : await sealedAppSecret(sealer, appSecret, before, now);
  return {
    wabaId,
    name: input.name ?? wabaId,
    token: await sealer.seal(token, placeOf(wabaId, "token")),
    verifyToken: await sealer.seal(verifyToken, placeOf(wabaId, "verify-token")),
    ...secret,
  };
}
