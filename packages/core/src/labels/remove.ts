import { z } from "zod";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { findLabel, removeLabel } from "./store.ts";

export const remove = verb({
  name: "label.delete",
  summary: "Delete a label; whoever wears it loses it.",
  permission: "contact:write",
  input: z.object({ id: z.coerce.number().int().positive() }),
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const before = await findLabel(ctx, id);
    if (before === null) return fail("not-found", { what: "label" });
    return ok({
      statements: [...removeLabel(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "label.delete",
        entity: "label",
        entityId: id,
        before: { name: before.name, color: before.color, contactCount: before.contactCount },
      },
      answer: () => ({ id }),
    });
  },
});
