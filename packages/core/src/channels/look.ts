import type { Ctx } from "@siar/kernel/ctx";
import type { Statement } from "@siar/kernel/commit";
import type { WhatsAppClient, WireNumber } from "@siar/whatsapp";
import { findingsOf } from "./rules/index.ts";
import { saveLook, saveNumbers, type AccountRow, type Looked } from "./store.ts";

/** Everything that Meta says about an account, judged. */
export interface Look extends Looked {
  /** Null where Meta did not list them: then those that are known stay as they are. */
  readonly numbers: readonly WireNumber[] | null;
}

export async function lookAt(client: WhatsAppClient, wabaId: string): Promise<Look> {
  const numbers = await client.numbers(wabaId);
  const [permissions, subscriptions] = numbers.ok
    ? await Promise.all([client.permissions(), client.subscriptions(wabaId)])
    : [numbers, numbers];
  const app = subscriptions.ok ? subscriptions.value.data[0] : undefined;
  return {
    numbers: numbers.ok ? numbers.value : null,
    findings: findingsOf({ numbers, permissions, subscriptions }),
    appId: app?.whatsapp_business_api_data?.id ?? null,
  };
}

export const lookStatements = (ctx: Ctx, account: AccountRow, look: Look): Statement[] => [
  saveLook(ctx, account.id, look),
  ...(look.numbers === null ? [] : saveNumbers(ctx, account.wabaId, look.numbers)),
];
