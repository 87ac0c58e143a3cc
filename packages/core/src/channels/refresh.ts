import { MINUTE } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { lanesOf } from "@siar/whatsapp";
import { notify } from "../notifications/index.ts";
import type { ChannelEnv } from "./graph.ts";
import { lookAt, lookStatements, type Look } from "./look.ts";
import { firstFault } from "./rules/index.ts";
import { openClient } from "./sender.ts";
import { dueAccounts, numbersOf, putOff, type AccountRow, type NumberRow } from "./store.ts";

/** So many at a time; whoever is left comes with the next minute. */
const AT_ONCE = 5;
/** When Meta does not answer it is asked again soon, and nothing is said about the account. */
const AGAIN_AFTER = 15 * MINUTE;

/** Looks at the accounts whose day is over, or of which a webhook said that something changed. */
export async function refreshDue(ctx: Ctx, env: ChannelEnv): Promise<{ looked: number }> {
  const accounts = await dueAccounts(ctx, "check", AT_ONCE);
  for (const account of accounts) {
    const [first, ...rest] = await refreshStatements(ctx, env, account);
    if (first !== undefined) await ctx.db.batch([first, ...rest]);
  }
  return { looked: accounts.length };
}

async function refreshStatements(
  ctx: Ctx,
  env: ChannelEnv,
  account: AccountRow,
): Promise<Statement[]> {
  const client = await openClient(env, account, lanesOf());
  if (!client.ok) return [putOff(ctx, account.id, "check", AGAIN_AFTER)];
  const look = await lookAt(client.value, account.wabaId);
  const fault = firstFault(look.findings);
  const silent =
    fault !== null && !["refused", "health"].includes(fault.why) && look.numbers === null;
  if (silent) return [putOff(ctx, account.id, "check", AGAIN_AFTER)];
  const known = await numbersOf(ctx, account.id);
  return [...lookStatements(ctx, account, look), ...notices(ctx, account, known, look)];
}

/** Only what has become worse is told, and once. */
function notices(
  ctx: Ctx,
  account: AccountRow,
  known: readonly NumberRow[],
  look: Look,
): Statement[] {
  const breaks = account.status === "connected" && firstFault(look.findings) !== null;
  const fallen = (look.numbers ?? []).filter(
    ({ id, quality_rating: quality }) =>
      quality === "RED" && known.some((one) => one.phoneNumberId === id && one.quality !== "RED"),
  );
  return [
    ...(breaks
      ? [notify(ctx, { kind: "connection_failing", params: { name: account.name } })]
      : []),
    ...fallen.map(({ display_phone_number: number }) =>
      notify(ctx, { kind: "number_quality_low", params: { number } }),
    ),
  ];
}
