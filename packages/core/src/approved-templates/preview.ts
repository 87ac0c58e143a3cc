import type { Ctx } from "@siar/kernel/ctx";
import { fail, sentenceOf } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { chosenMedia } from "../media/index.ts";
import { personOf } from "../message-templates/index.ts";
import { samplePerson, type Person } from "../message-templates/rules/index.ts";
import { previewTemplate, templateWriter, type TemplateWriter } from "./rules/index.ts";
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
    const person = await somebody(ctx, writer.value, contactId);
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

async function somebody(
  ctx: Ctx,
  { uses }: TemplateWriter,
  contactId: number | undefined,
): Promise<Result<Person>> {
  if (contactId === undefined) return ok(samplePerson(uses));
  const person = await personOf(ctx, contactId);
  return person === null ? fail("not-found", { what: "contact" }) : ok(person);
}
