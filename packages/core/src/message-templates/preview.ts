import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { checkMessage } from "./check.ts";
import { textFailures } from "./checked.ts";
import { missingOf, renderMessage, samplePerson, variablesOf } from "./rules/index.ts";
import { MessagePreview, MessagePreviewInput } from "./schema.ts";
import { personOf } from "./store.ts";

export const preview = query({
  name: "message-template.preview",
  summary: "Say a text to somebody, as a campaign would.",
  permission: "template:view",
  input: MessagePreviewInput,
  output: MessagePreview,
  fails: ["not-found", "forbidden", ...textFailures],
  run: async (ctx, { text, contactId, campaignId }) => {
    const parts = await checkMessage(ctx, text);
    if (!parts.ok) return parts;
    const person =
      contactId === undefined
        ? ok(samplePerson(variablesOf(parts.value)))
        : await personOf(ctx, contactId);
    if (!person.ok) return person;
    const said = renderMessage(parts.value, person.value, campaignId);
    const missing = missingOf(parts.value, person.value, campaignId);
    return ok({ text: said, length: said.length, missing });
  },
});
