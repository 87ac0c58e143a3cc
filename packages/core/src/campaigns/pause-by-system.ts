import { sql } from "drizzle-orm";
import { auditEachStatement, commit, type Statement } from "@siar/kernel/commit";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import { numberRefused } from "../channels/index.ts";
import { notifyIf } from "../notifications/index.ts";
import { syncEffect } from "../sending/index.ts";
import type { Pause } from "../sending/rules/index.ts";
import {
  findCampaign,
  pauseStatement,
  runningOfAccount,
  runningWithin,
  whichRun,
  type Running,
} from "./store.ts";

interface Stop {
  readonly statements: readonly Statement[];
  readonly effects: readonly Effect[];
}

/** Whichever of these still run pause with the reason, and the owner is told in the same batch. */
function stopOf(ctx: Ctx, running: readonly Running[], reason: string): Stop {
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
      ...running.map(({ id, name }) =>
        notifyIf(
          ctx,
          { kind: "campaign_paused", params: { name, reason }, campaignId: id },
          sql`EXISTS (SELECT 1 FROM campaigns WHERE ${whichRun([id])})`,
        ),
      ),
      pauseStatement(ctx, ids, reason),
    ],
    effects: ids.map(syncEffect),
  };
}

/** The product itself pauses what the trouble of one campaign reaches. */
export async function pauseBySystem(
  ctx: Ctx,
  id: number,
  { reason, reach, code }: Omit<Pause, "kind">,
): Promise<void> {
  const { statements, effects } = stopOf(ctx, await runningWithin(ctx, id, reach), reason);
  const noted = reach === "account" && code !== undefined ? await noteRefusal(ctx, id, code) : [];
  await commit(ctx, { statements: [...statements, ...noted], effects, answer: () => null });
}

/** The connection's own page shows it too, with what to do about it. */
async function noteRefusal(ctx: Ctx, id: number, code: number): Promise<Statement[]> {
  const numberId = (await findCampaign(ctx, id))?.campaign.numberId ?? null;
  return numberId === null ? [] : numberRefused(ctx, numberId, code);
}

/** All that runs from an account pauses with the reason, in the batch of whatever stops it. */
export const stopOfAccount = async (ctx: Ctx, accountId: number, reason: string): Promise<Stop> =>
  stopOf(ctx, await runningOfAccount(ctx, accountId), reason);

/** Meta has stopped the account: nothing more is to be sent from it. */
export async function stopAccountBySystem(
  ctx: Ctx,
  { accountId, reason }: { readonly accountId: number; readonly reason: string },
): Promise<void> {
  await commit(ctx, { ...(await stopOfAccount(ctx, accountId, reason)), answer: () => null });
}
