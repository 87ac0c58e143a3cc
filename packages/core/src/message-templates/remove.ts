import { guardChanged } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { answerTemplate } from "./checked.ts";
import { MessageTemplateId } from "./schema.ts";
import { removeTemplate } from "./store.ts";

export const remove = verb({
  name: "message-template.delete",
  summary: "Delete a message of the library. Campaigns that were made from it keep their text.",
  permission: "template:manage",
  input: MessageTemplateId,
  output: z.object({ id: z.number().int() }),
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id }) => {
    const found = await answerTemplate(ctx, id);
    if (!found.ok) return found;
    const { name, category, type, text, mediaId } = found.value;
    return ok({
      statements: [removeTemplate(ctx, id), guardChanged(ctx.db)],
      audit: {
        action: "message-template.delete",
        entity: "message-template",
        entityId: id,
        before: { name, category, type, text, mediaId },
      },
      answer: () => ({ id }),
    });
  },
});
