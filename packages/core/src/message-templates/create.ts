import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { answerTemplate, checkedTemplate, nameTaken, templateFailures } from "./checked.ts";
import { MessageTemplate, MessageTemplateInput } from "./schema.ts";
import { insertTemplate } from "./store.ts";

export const create = verb({
  name: "message-template.create",
  summary: "Keep a message in the library.",
  permission: "template:manage",
  input: MessageTemplateInput,
  output: MessageTemplate,
  fails: ["name-taken", ...templateFailures],
  run: async (ctx, input) => {
    const checked = await checkedTemplate(ctx, input);
    if (!checked.ok) return checked;
    return ok({
      statements: [insertTemplate(ctx, checked.value)],
      audit: {
        action: "message-template.create",
        entity: "message-template",
        entityId: newest("campaign_templates"),
        after: checked.value,
      },
      onDuplicate: nameTaken(input.name),
      answer: ([inserted]) => answerTemplate(ctx, insertedId(inserted)),
    });
  },
});
