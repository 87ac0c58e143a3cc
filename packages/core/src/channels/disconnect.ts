import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { AccountId } from "./schema.ts";
import { forgetSenders } from "./sender.ts";
import { chooseDefaultNumber, clearAccount, connectedAccount } from "./store.ts";

export const disconnect = verb({
  name: "channel.disconnect",
  summary: "Disconnect a WhatsApp account and forget its secrets.",
  permission: "channel:manage",
  input: AccountId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const account = await connectedAccount(ctx, id);
    if (account === null) return fail("not-found", { what: "account" });
    return ok({
      statements: [clearAccount(ctx, id), guardChanged(ctx.db), chooseDefaultNumber(ctx)],
      audit: {
        action: "channel.disconnect",
        entity: "channel",
        entityId: id,
        before: { wabaId: account.wabaId, name: account.name, status: account.status },
      },
      onGuard: fail("not-found", { what: "account" }).error,
      answer: () => {
        forgetSenders();
        return { id };
      },
    });
  },
});
