import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { lanesOf } from "@siar/whatsapp";
import type { Lend } from "./graph.ts";
import { lookAt, lookStatements } from "./look.ts";
import { firstFault } from "./rules/index.ts";
import { AccountId, ConnectionReport } from "./schema.ts";
import { openClient } from "./sender.ts";
import { showCheck } from "./show.ts";
import { connectedAccount } from "./store.ts";

/** Asks Meta what a campaign will need, and brings the numbers up to date on the way. */
export const testConnection = (lend: Lend) =>
  verb({
    name: "channel.test",
    summary: "Check what is missing for sending and receiving, and how to mend it.",
    permission: "channel:manage",
    input: AccountId,
    output: ConnectionReport,
    fails: ["not-found", "channel-secret-unreadable"],
    run: async (ctx, { id }) => {
      const account = await connectedAccount(ctx, id);
      if (account === null) return fail("not-found", { what: "account" });
      const client = await openClient(await lend(), account, lanesOf());
      if (!client.ok) return client;
      const look = await lookAt(client.value, account.wabaId);
      const well = firstFault(look.findings) === null;
      return ok({
        statements: lookStatements(ctx, account, look),
        audit: { action: "channel.test", entity: "channel", entityId: id, after: { ok: well } },
        answer: () => ({
          ok: well,
          checks: look.findings.map((finding) => showCheck(finding, account.wabaId, ctx.locale)),
        }),
      });
    },
  });
