import { iso } from "@siar/kernel/clock";
import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { optionsFault } from "./options.ts";
import { Field, FieldInput } from "./schema.ts";
import { insertField } from "./store.ts";

export const create = verb({
  name: "field.create",
  summary: "Declare a field that contacts can have.",
  permission: "settings:write",
  input: FieldInput,
  output: Field,
  fails: ["name-taken"],
  run: async (ctx, field) => {
    const fault = optionsFault(field.type, field.options);
    if (fault !== null) return fault;
    return ok({
      statements: [insertField(ctx, field)],
      audit: { action: "field.create", entity: "field", entityId: newest("fields"), after: field },
      onDuplicate: {
        "fields.key": fail("name-taken", { name: field.key }, [
          { path: "key", message: "This key is taken." },
        ]).error,
      },
      answer: ([inserted]) => ({ ...field, id: insertedId(inserted), createdAt: iso(ctx.now) }),
    });
  },
});
