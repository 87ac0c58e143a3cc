import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { answerTemplate, nameTaken } from "./checked.ts";
import { copyName, cutTo, numbered } from "./rules/copy-name.ts";
import { MessageTemplate, MessageTemplateId, MessageTemplateInput } from "./schema.ts";
import { insertTemplate, namesLike } from "./store.ts";

const LONGEST_NAME = 100;
/** Names are shortened to make room for a number of so many characters. */
const ROOM = 10;

export const duplicate = verb({
  name: "message-template.duplicate",
  summary: "Copy a message of the library under a new name.",
  permission: "template:manage",
  input: MessageTemplateId,
  output: MessageTemplate,
  fails: ["not-found", "name-taken"],
  run: async (ctx, { id }) => {
    const found = await answerTemplate(ctx, id);
    if (!found.ok) return found;
    const { base } = numbered(found.value.name);
    const taken = await namesLike(ctx, cutTo(base, LONGEST_NAME - ROOM));
    const name = copyName(found.value.name, taken, LONGEST_NAME);
    const copy = MessageTemplateInput.parse({ ...found.value, name });
    return ok({
      statements: [insertTemplate(ctx, copy)],
      audit: {
        action: "message-template.create",
        entity: "message-template",
        entityId: newest("campaign_templates"),
        after: { ...copy, copyOf: id },
      },
      onDuplicate: nameTaken(name),
      answer: ([inserted]) => answerTemplate(ctx, insertedId(inserted)),
    });
  },
});
