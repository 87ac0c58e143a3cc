import { z } from "zod";
import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { optionsFault } from "./options.ts";
import { Field, FieldEdit } from "./schema.ts";
import { findField, updateField } from "./store.ts";

/** Key and type stay: segments and stored values rely on them. */
export const update = verb({
  name: "field.update",
  summary: "Change a field's label or the options of a choice.",
  permission: "settings:write",
  input: FieldEdit.extend({ id: z.coerce.number().int().positive() }),
  output: Field,
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id, ...edit }) => {
    const before = await findField(ctx, id);
    if (before === null) return fail("not-found", { what: "field" });
    const fault = optionsFault(before.type, edit.options);
    if (fault !== null) return fault;
    return ok({
      statements: [updateField(ctx, id, edit), guardChanged(ctx.db)],
      audit: { action: "field.update", entity: "field", entityId: id, ...changes(before, edit) },
      answer: () => ({ ...before, ...edit }),
    });
  },
});
