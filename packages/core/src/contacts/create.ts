import { insertedId, newest } from "@siar/kernel/commit";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { wearStatements } from "../labels/index.ts";
import { getSettings } from "../settings/index.ts";
import * as checked from "./checked.ts";
import { answerContact } from "./get.ts";
import { guessZone, maskPhone } from "./rules/index.ts";
import { Contact, ContactInput } from "./schema.ts";
import { insertContact } from "./store.ts";

export const create = verb({
  name: "contact.create",
  summary: "Create a contact.",
  permission: "contact:write",
  input: ContactInput,
  output: Contact,
  fails: [
    "phone-invalid",
    "contact-unreachable",
    "phone-taken",
    "user-id-taken",
    "field-unknown",
    "field-value-invalid",
  ],
  run: async (ctx, input) => {
    const phone = await checked.checkedPhone(ctx, input.phone);
    if (!phone.ok) return phone;
    const identity = { phone: phone.value ?? null, userId: input.userId ?? null };
    if (identity.phone === null && identity.userId === null) return checked.unreachable();
    const labels = await checked.checkedLabels(ctx, input.labelIds);
    if (!labels.ok) return labels;
    const attributes = await checked.checkedAttributes(ctx, {}, input.attributes);
    if (!attributes.ok) return attributes;
    const contact = {
      ...identity,
      name: input.name,
      language: input.language ?? null,
      timezone: input.timezone ?? guessZone(identity.phone, await getSettings(ctx)),
      attributes: attributes.value,
      workflowStatus: input.workflowStatus ?? "incoming",
      rating: input.rating ?? null,
      source: ctx.actor.kind === "key" ? "api" : "manual",
      ...checked.optInColumns(ctx, input.optIn),
    };
    const after = { ...contact, phone: contact.phone === null ? null : maskPhone(contact.phone) };
    return ok({
      statements: [
        insertContact(ctx, contact),
        ...wearStatements(ctx, newest("contacts"), labels.value ?? []),
      ],
      audit: { action: "contact.create", entity: "contact", entityId: newest("contacts"), after },
      onDuplicate: checked.identityTaken,
      answer: ([inserted]) => answerContact(ctx, insertedId(inserted)),
    });
  },
});
