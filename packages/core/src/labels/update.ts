import { z } from "zod";
import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { nameTaken } from "./create.ts";
import { Label, LabelInput } from "./schema.ts";
import { findLabel, updateLabel } from "./store.ts";

export const update = verb({
  name: "label.update",
  summary: "Rename or recolour a label.",
  permission: "contact:write",
  input: LabelInput.extend({ id: z.coerce.number().int().positive() }),
  output: Label,
  fails: ["not-found", "name-taken", "changed-meanwhile"],
  run: async (ctx, { id, ...label }) => {
    const before = await findLabel(ctx, id);
    if (before === null) return fail("not-found", { what: "label" });
    return ok({
      statements: [updateLabel(ctx, id, label), guardChanged(ctx.db)],
      audit: { action: "label.update", entity: "label", entityId: id, ...changes(before, label) },
      onDuplicate: nameTaken(label.name),
      answer: () => ({ ...before, ...label }),
    });
  },
});
