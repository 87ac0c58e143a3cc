import type { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { lanesOf } from "@siar/whatsapp";
import { clientOf, metaFailure, type ChannelEnv, type Lend } from "./graph.ts";
import { AccountId, SecretsInput, WhatsAppAccount } from "./schema.ts";
import { sealerOf, type Sealer } from "./sealing.ts";
import { forgetSecrets, placeOf } from "./secrets.ts";
import { forgetSenders } from "./sender.ts";
import { accountShown, connectedAccount, saveSecrets, type AccountRow } from "./store.ts";

type Wanted = Omit<z.output<typeof SecretsInput>, "id">;

const gone = fail("not-found", { what: "account" });

/** A new token is tried before the old one is given up. */
export const replaceSecrets = (lend: Lend) =>
  verb({
    name: "channel.rotate",
    summary: "Replace an account's token, app secret or verify token.",
    permission: "channel:manage",
    input: SecretsInput,
    output: WhatsAppAccount,
    fails: ["not-found", "invalid-input", "meta-refused", "meta-unreachable"],
    run: async (ctx, { id, ...wanted }) => {
      const replaced = Object.keys(wanted);
      if (replaced.length === 0) {
        return fail("invalid-input", {}, [{ path: "token", message: "Name at least one secret." }]);
      }
      const account = await connectedAccount(ctx, id);
      if (account === null) return gone;
      const env = await lend();
      const tried = await tryToken(ctx, env, account.wabaId, wanted.token);
      if (!tried.ok) return tried;
      const secrets = await sealedAnew(ctx, sealerOf(env.SIAR_SECRET), account, wanted);
      return ok({
        statements: [saveSecrets(ctx, id, secrets), guardChanged(ctx.db)],
        audit: { action: "channel.rotate", entity: "channel", entityId: id, after: { replaced } },
        onGuard: gone.error,
        answer: () => known(ctx, account.wabaId),
      });
    },
  });

async function tryToken(
  ctx: Ctx,
  env: ChannelEnv,
  wabaId: string,
  token: string | undefined,
): Promise<Result<null>> {
  if (token === undefined) return ok(null);
  const numbers = await clientOf(env, token, lanesOf()).numbers(wabaId);
  return numbers.ok ? ok(null) : metaFailure(numbers.error, ctx.locale);
}

async function sealedAnew(
  { now }: Ctx,
  sealer: Sealer,
  account: AccountRow,
  { token, appSecret, verifyToken }: Wanted,
) {
  const { wabaId } = account;
  return {
    checkDueAt: now,
    ...(token !== undefined && { token: await sealer.seal(token, placeOf(wabaId, "token")) }),
    ...(verifyToken !== undefined && {
      verifyToken: await sealer.seal(verifyToken, placeOf(wabaId, "verify-token")),
    }),
    ...(appSecret !== undefined && (await sealedAppSecret(sealer, appSecret, account, now))),
  };
}

/** The former app secret stays valid beside the new one until the rotation is ended. */
export async function sealedAppSecret(
  sealer: Sealer,
  appSecret: string,
  before: AccountRow,
  now: number,
) {
  const place = placeOf(before.wabaId, "app-secret");
  const sealed = await sealer.seal(appSecret, place);
  const { previousAppSecret, rotatedAt } = before;
  const known = before.appSecret === "" ? null : await sealer.open(before.appSecret, place);
  return known === null || known === appSecret
    ? { appSecret: sealed, previousAppSecret, rotatedAt }
    : { appSecret: sealed, previousAppSecret: before.appSecret, rotatedAt: now };
}

const known = (ctx: Ctx, wabaId: string) => {
  forgetSenders();
  forgetSecrets();
  return accountShown(ctx, wabaId);
};

export const endRotation = verb({
  name: "channel.end-rotation",
  summary: "Forget the former app secret: from now on only the new one is valid.",
  permission: "channel:manage",
  input: AccountId,
  output: WhatsAppAccount,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const account = await connectedAccount(ctx, id);
    if (account === null) return gone;
    const forgotten = { previousAppSecret: null, rotatedAt: null };
    return ok({
      statements: [saveSecrets(ctx, id, forgotten), guardChanged(ctx.db)],
      audit: { action: "channel.end-rotation", entity: "channel", entityId: id },
      onGuard: gone.error,
      answer: () => known(ctx, account.wabaId),
    });
  },
});
