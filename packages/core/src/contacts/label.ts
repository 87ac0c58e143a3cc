import { z } from "zod";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { wearStatements } from "../labels/index.ts";
import { checkedLabels } from "./checked.ts";
import { answerContact, loadContact } from "./get.ts";
import { Contact, ContactId } from "./schema.ts";

export const label = verb({
  name: "contact.label",
  summary: "Set which labels a contact wears: exactly these from now on.",
  permission: "contact:write",
  input: ContactId.extend({ labelIds: z.array(z.number().int().positive()).max(100) }),
  output: Contact,
  fails: ["not-found"],
  run: async (ctx, { id, labelIds }) => {
    const found = await loadContact(ctx, id);
    if (!found.ok) return found;
    const labels = await checkedLabels(ctx, labelIds);
    if (!labels.ok) return labels;
    return ok({
      statements: wearStatements(ctx, id, labelIds),
      audit: {
        action: "contact.label",
        entity: "contact",
        entityId: id,
        before: { labelIds: found.value.labels.map((worn) => worn.id) },
        after: { labelIds },
      },
      answer: () => answerContact(ctx, id),
    });
  },
});
