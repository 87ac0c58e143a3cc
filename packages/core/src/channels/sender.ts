import { MINUTE } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { lanesOf, type Lanes, type WhatsAppClient } from "@siar/whatsapp";
import { clientOf, type ChannelEnv } from "./graph.ts";
import { sealerOf } from "./sealing.ts";
import { placeOf } from "./secrets.ts";
import { connectedAccount, connectedNumber, type AccountRow } from "./store.ts";

/** A number, ready to send from. */
export interface Sender {
  readonly client: WhatsAppClient;
  readonly numberId: number;
  readonly phoneNumberId: string;
  readonly accountId: number;
  /** Messages a second that Meta lets through this number. */
  readonly throughput: number;
}

const KEPT_FOR = MINUTE;
const kept = new Map<number, { readonly sender: Sender; readonly until: number }>();

/** Opened tokens are kept for a minute per isolate, so that a slice costs no decryption. */
export async function senderOf(
  ctx: Pick<Ctx, "db" | "now">,
  env: ChannelEnv,
  numberId: number,
): Promise<Result<Sender>> {
  const known = kept.get(numberId);
  if (known !== undefined && known.until > ctx.now) return ok(known.sender);
  const found = await connectedNumber(ctx, numberId);
  if (found === null) return fail("channel-not-connected");
  const client = await openClient(env, found.account);
  if (!client.ok) return client;
  const { number, account } = found;
  const sender: Sender = {
    client: client.value,
    numberId,
    phoneNumberId: number.phoneNumberId,
    accountId: account.id,
    throughput: number.throughput,
  };
  kept.set(numberId, { sender, until: ctx.now + KEPT_FOR });
  return ok(sender);
}

/** After a token was replaced or an account disconnected; other isolates follow within a minute. */
export const forgetSenders = (): void => kept.clear();

export async function openClient(
  env: ChannelEnv,
  account: Pick<AccountRow, "token" | "wabaId">,
  lanes?: Lanes,
): Promise<Result<WhatsAppClient>> {
  const sealer = sealerOf(env.SIAR_SECRET);
  const token = await sealer.open(account.token, placeOf(account.wabaId, "token"));
  return token === null ? fail("channel-secret-unreadable") : ok(clientOf(env, token, lanes));
}

/** For questions about a whole account: templates, limits. */
export async function accountClient(
  ctx: Pick<Ctx, "db">,
  env: ChannelEnv,
  accountId: number,
): Promise<Result<{ client: WhatsAppClient; wabaId: string; appId: string | null }>> {
  const account = await connectedAccount(ctx, accountId);
  if (account === null) return fail("channel-not-connected");
  const client = await openClient(env, account, lanesOf());
  const { wabaId, appId } = account;
  return client.ok ? ok({ client: client.value, wabaId, appId }) : client;
}
