import type { Ctx } from "@siar/kernel/ctx";
import { fail, sentenceOf } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { chosenMedia } from "../media/index.ts";
import { personOf } from "../message-templates/index.ts";
import { samplePerson } from "../message-templates/rules/index.ts";
import { previewTemplate, templateWriter } from "./rules/index.ts";
import { PreviewInput, TemplatePreview, type ApprovedTemplate } from "./schema.ts";
import { getTemplate } from "./store.ts";

export const preview = query({
  name: "approved-template.preview",
  summary: "Show a template with values, as a phone would.",
  permission: "template:view",
  input: PreviewInput,
  output: TemplatePreview,
  fails: [
    "not-found",
    "forbidden",
    "message-brace-open",
    "message-variable-malformed",
    "message-choice-single",
    "message-too-deep",
  ],
  run: async (ctx, { id, variables, contactId, campaignId, mediaId }) => {
    const template = await getTemplate(ctx, id);
    if (template === null) return fail("not-found", { what: "template" });
    const writer = templateWriter(template, variables);
    if (!writer.ok) return writer;
    const person =
      contactId === undefined
        ? ok(samplePerson(writer.value.uses))
        : await personOf(ctx, contactId);
    if (!person.ok) return person;
    const values = writer.value.values(person.value, campaignId);
    const drawn = previewTemplate(template, values, ctx.locale);
    const fault = await faultOfFile(ctx, template, mediaId);
    return ok({ ...drawn, problems: [...fault, ...drawn.problems] });
  },
});

async function faultOfFile(
  ctx: Ctx,
  { mediaKind }: ApprovedTemplate,
  mediaId: number | undefined,
): Promise<TemplatePreview["problems"]> {
  if (mediaKind === null || mediaId === undefined) return [];
  const chosen = await chosenMedia(ctx, mediaId, mediaKind);
  if (chosen.ok) return [];
  const message = sentenceOf(chosen.error, ctx.locale);
  return [{ variable: "header", component: "header", message }];
}
