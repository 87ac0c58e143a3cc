import { auditEachStatement, commit, type Statement } from "@siar/kernel/commit";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import { notify } from "../notifications/index.ts";
import { syncEffect } from "../sending/index.ts";
import { pauseStatement, runningOfAccount, whichRun } from "./store.ts";

interface Stop {
  readonly statements: readonly Statement[];
  readonly effects: readonly Effect[];
}

/** All that runs from an account pauses with the reason, in the batch of whatever stops it. */
export async function stopOfAccount(ctx: Ctx, accountId: number, reason: string): Promise<Stop> {
  const running = await runningOfAccount(ctx, accountId);
  if (running.length === 0) return { statements: [], effects: [] };
  const ids = running.map(({ id }) => id);
  const entry = {
    action: "campaign.pause",
    entity: "campaign",
    before: { status: "running" },
    after: { status: "paused", phase: null, pausedAt: ctx.now, pauseReason: reason },
  };
  return {
    statements: [
      auditEachStatement(ctx, entry, { table: "campaigns", where: whichRun(ids) }),
      pauseStatement(ctx, ids, reason),
      ...running.map(({ id, name }) =>
        notify(ctx, { kind: "campaign_paused", params: { name, reason }, campaignId: id }),
      ),
    ],
    effects: ids.map(syncEffect),
  };
}

/** Meta has stopped the account: nothing more is to be sent from it. */
export async function stopAccountBySystem(
  ctx: Ctx,
  { accountId, reason }: { readonly accountId: number; readonly reason: string },
): Promise<void> {
  await commit(ctx, { ...(await stopOfAccount(ctx, accountId, reason)), answer: () => null });
}
