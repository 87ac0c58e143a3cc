import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { loadContact } from "./get.ts";
import { ContactId } from "./schema.ts";
import { auditContact } from "./show.ts";
import { removeContact } from "./store.ts";

export const remove = verb({
  name: "contact.delete",
  summary: "Delete a contact. If they had opted out, their number stays opted out.",
  permission: "contact:delete",
  input: ContactId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const found = await loadContact(ctx, id);
    if (!found.ok) return found;
    return ok({
      statements: [removeContact(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "contact.delete",
        entity: "contact",
        entityId: id,
        before: auditContact(found.value),
      },
      onGuard: fail("not-found", { what: "contact" }).error,
      answer: () => ({ id }),
    });
  },
});
