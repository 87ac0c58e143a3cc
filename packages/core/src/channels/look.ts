import type { Ctx } from "@siar/kernel/ctx";
import type { Statement } from "@siar/kernel/commit";
import { MINUTE } from "@siar/kernel/clock";
import { isPassing, type WhatsAppClient, type WireNumber } from "@siar/whatsapp";
import { appOf, findingsOf } from "./rules/index.ts";
import { putOff, saveLook, saveNumbers, type AccountRow, type Looked } from "./store.ts";

/** Everything that Meta says about an account, judged. */
export interface Look extends Looked {
  /** Null where Meta did not list them: then those that are known stay as they are. */
  readonly numbers: readonly WireNumber[] | null;
  /** Whether Meta will say a little later what it did not say now: until then nothing is judged. */
  readonly isPartial: boolean;
}

const AGAIN_AFTER = 15 * MINUTE;

export async function lookAt(client: WhatsAppClient, wabaId: string): Promise<Look> {
  const numbers = await client.numbers(wabaId);
  const [permissions, subscriptions] = numbers.ok
    ? await Promise.all([client.permissions(), client.subscriptions(wabaId)])
    : [numbers, numbers];
  return {
    numbers: numbers.ok ? numbers.value : null,
    findings: findingsOf({ numbers, permissions, subscriptions }),
    appId: appOf({ numbers, subscriptions }),
    isPartial: [numbers, subscriptions].some((each) => !each.ok && isPassing(each.error)),
  };
}

export const lookStatements = (ctx: Ctx, account: AccountRow, look: Look): Statement[] => [
  look.isPartial ? lookAgain(ctx, account) : saveLook(ctx, account, look),
  ...(look.numbers === null ? [] : saveNumbers(ctx, account.wabaId, look.numbers)),
];

export const lookAgain = (ctx: Ctx, account: AccountRow): Statement =>
  putOff(ctx, account, "check", AGAIN_AFTER);
