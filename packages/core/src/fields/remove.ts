import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { findField, removeField } from "./store.ts";

/** The values stay with the contacts, undeclared, until somebody changes them. */
export const remove = verb({
  name: "field.delete",
  summary: "Take a field away; contacts keep the values they have.",
  permission: "settings:write",
  input: z.object({ id: z.coerce.number().int().positive() }),
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const before = await findField(ctx, id);
    if (before === null) return fail("not-found", { what: "field" });
    const { key, label, type, options } = before;
    return ok({
      statements: [removeField(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "field.delete",
        entity: "field",
        entityId: id,
        before: { key, label, type, options },
      },
      answer: () => ({ id }),
    });
  },
});
