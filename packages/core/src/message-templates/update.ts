import { changes } from "@siar/kernel/changes";
import { guardChanged } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { answerTemplate, checkedTemplate, nameTaken, templateFailures } from "./checked.ts";
import { MessageTemplate, MessageTemplateId, MessageTemplateInput } from "./schema.ts";
import { updateTemplate } from "./store.ts";

export const update = verb({
  name: "message-template.update",
  summary: "Change a message of the library. Campaigns that were made from it stay as they are.",
  permission: "template:manage",
  input: MessageTemplateInput.extend({
    id: MessageTemplateId.shape.id,
    version: z.number().int(),
  }),
  output: MessageTemplate,
  fails: ["not-found", "changed-meanwhile", "name-taken", ...templateFailures],
  run: async (ctx, { id, version, ...input }) => {
    const found = await answerTemplate(ctx, id);
    if (!found.ok) return found;
    const checked = await checkedTemplate(ctx, input);
    if (!checked.ok) return checked;
    return ok({
      statements: [updateTemplate(ctx, { id, version }, checked.value), guardChanged(ctx.db)],
      audit: {
        action: "message-template.update",
        entity: "message-template",
        entityId: id,
        ...changes({ ...found.value }, checked.value),
      },
      onDuplicate: nameTaken(input.name),
      answer: () => answerTemplate(ctx, id),
    });
  },
});
