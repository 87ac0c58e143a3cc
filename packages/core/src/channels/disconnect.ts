import { z } from "zod";
import { guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { AccountId } from "./schema.ts";
import { forgetSecrets } from "./secrets.ts";
import { forgetSenders } from "./sender.ts";
import { chooseDefaultNumber, clearAccount, connectedAccount } from "./store.ts";

/** What it takes to stop an account's campaigns: they know of accounts, accounts not of them. */
export type StopCampaigns = (
  ctx: Ctx,
  accountId: number,
  reason: string,
) => Promise<{ readonly statements: readonly Statement[]; readonly effects: readonly Effect[] }>;

export const disconnect = (stopCampaigns: StopCampaigns) =>
  verb({
    name: "channel.disconnect",
    summary: "Disconnect a WhatsApp account: its campaigns pause, its secrets are forgotten.",
    permission: "channel:manage",
    input: AccountId,
    output: z.object({ id: z.number().int() }),
    fails: ["not-found"],
    run: async (ctx, { id }) => {
      const account = await connectedAccount(ctx, id);
      if (account === null) return fail("not-found", { what: "account" });
      const stopped = await stopCampaigns(ctx, id, "account_disconnected");
      return ok({
        statements: [
          clearAccount(ctx, id),
          guardChanged(ctx.db),
          chooseDefaultNumber(ctx),
          ...stopped.statements,
        ],
        audit: {
          action: "channel.disconnect",
          entity: "channel",
          entityId: id,
          before: { wabaId: account.wabaId, name: account.name, status: account.status },
        },
        effects: stopped.effects,
        onGuard: fail("not-found", { what: "account" }).error,
        answer: () => {
          forgetSenders();
          forgetSecrets();
          return { id };
        },
      });
    },
  });
