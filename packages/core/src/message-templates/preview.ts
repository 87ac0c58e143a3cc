import { fail } from "@siar/kernel/errors";
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
  fails: ["not-found", ...textFailures],
  run: async (ctx, { text, contactId, campaignId }) => {
    const parts = await checkMessage(ctx, text);
    if (!parts.ok) return parts;
    const person =
      contactId === undefined
        ? samplePerson(variablesOf(parts.value))
        : await personOf(ctx, contactId);
    if (person === null) return fail("not-found", { what: "contact" });
    const said = renderMessage(parts.value, person, campaignId);
    const missing = missingOf(parts.value, person, campaignId);
    return ok({ text: said, length: said.length, missing });
  },
});
