import { iso } from "@siar/kernel/clock";
import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { Color, Label, LabelInput } from "./schema.ts";
import { insertLabel } from "./store.ts";

const PLAIN = "#64748b";

export const nameTaken = (name: string) => ({
  "labels.name": fail("name-taken", { name }, [{ path: "name", message: "This name is taken." }])
    .error,
});

export const create = verb({
  name: "label.create",
  summary: "Create a label.",
  permission: "contact:write",
  input: LabelInput.extend({ color: Color.default(PLAIN) }),
  output: Label,
  fails: ["name-taken"],
  run: async (ctx, label) =>
    ok({
      statements: [insertLabel(ctx, label)],
      audit: { action: "label.create", entity: "label", entityId: newest("labels"), after: label },
      onDuplicate: nameTaken(label.name),
      answer: ([inserted]) => ({
        ...label,
        id: insertedId(inserted),
        createdAt: iso(ctx.now),
        contactCount: 0,
      }),
    }),
});
