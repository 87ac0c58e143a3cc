import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { lanesOf } from "@siar/whatsapp";
import { notifyIf } from "../notifications/index.ts";
import type { ChannelEnv } from "./graph.ts";
import { lookAgain, lookAt, lookStatements, type Look } from "./look.ts";
import { firstFault } from "./rules/index.ts";
import { openClient } from "./sender.ts";
import { dueAccounts, isWell, wasBetter, type AccountRow } from "./store.ts";

/** So many at a time; whoever is left comes with the next minute. */
const AT_ONCE = 5;

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
  if (!client.ok) return [lookAgain(ctx, account)];
  const look = await lookAt(client.value, account.wabaId);
  return [...notices(ctx, account, look), ...lookStatements(ctx, account, look)];
}

/** Only what has become worse is told, and once: asked of the rows before the look changes them. */
function notices(ctx: Ctx, { id, name }: AccountRow, look: Look): Statement[] {
  const breaks = !look.isPartial && firstFault(look.findings) !== null;
  const low = (look.numbers ?? []).filter((number) => number.quality_rating === "RED");
  return [
    ...(breaks
      ? [notifyIf(ctx, { kind: "connection_failing", params: { name } }, isWell(id))]
      : []),
    ...low.map((number) =>
      notifyIf(
        ctx,
        { kind: "number_quality_low", params: { number: number.display_phone_number } },
        wasBetter(number.id),
      ),
    ),
  ];
}
