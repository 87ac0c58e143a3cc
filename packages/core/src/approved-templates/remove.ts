import { z } from "zod";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { accountClient, metaFailure, type Lend } from "../channels/index.ts";
import { TemplateId } from "./schema.ts";
import { getTemplate, markGone, usersOf } from "./store.ts";

/** This language only; Meta keeps the name blocked for 30 days once the last one is gone. */
export const remove = (lend: Lend) =>
  verb({
    name: "approved-template.remove",
    summary: "Delete a template at Meta. It stays listed here as deleted.",
    permission: "template:manage",
    input: TemplateId,
    output: z.object({ id: z.number().int() }),
    fails: [
      "not-found",
      "template-in-use",
      "channel-not-connected",
      "channel-secret-unreadable",
      "meta-refused",
      "meta-unreachable",
    ],
    run: async (ctx, { id }) => {
      const template = await getTemplate(ctx, id);
      if (template === null || template.status === "DELETED") {
        return fail("not-found", { what: "template" });
      }
      const users = await usersOf(ctx, id);
      if (users.length > 0) return fail("template-in-use", { users: users.join(", ") });
      const account = await accountClient(ctx, await lend(), template.accountId);
      if (!account.ok) return account;
      const { client, wabaId } = account.value;
      const removed = await client.removeTemplate(wabaId, template.name, template.templateId);
      if (!removed.ok) return metaFailure(removed.error, ctx.locale);
      return ok({
        statements: [markGone(ctx, id)],
        audit: {
          action: "approved-template.remove",
          entity: "approved-template",
          entityId: id,
          before: { name: template.name, language: template.language, status: template.status },
        },
        answer: () => ({ id }),
      });
    },
  });
