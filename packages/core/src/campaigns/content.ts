import { fail, type FieldError } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { knownZone } from "../settings/rules/index.ts";
import type { Ctx } from "@siar/kernel/ctx";
import { getTemplate } from "../approved-templates/index.ts";
import { checkMessage } from "../message-templates/index.ts";
import { limitOf } from "../message-templates/schema.ts";
import { getSettings } from "../settings/index.ts";
import type { z } from "zod";
import type { campaignFields } from "./schema.ts";
import type { NewCampaign } from "./store.ts";

type Fields = z.output<z.ZodObject<typeof campaignFields>>;
type Content = Omit<NewCampaign, "status" | "createdAt" | "updatedAt" | "createdBy">;

/** From what a person set to what is stored, with the business's defaults for what is left open. */
export async function contentOf(ctx: Ctx, input: Fields): Promise<Result<Content>> {
  const settings = await getSettings(ctx);
  const timezone = input.timezone ?? settings.timezone;
  if (!knownZone(timezone)) return fail("zone-unknown", { zone: timezone }, at("timezone"));
  const message = await messageColumns(ctx, input.message);
  if (!message.ok) return message;
  return ok({
    name: input.name,
    segmentId: input.segmentId,
    excludeSegmentIds: input.excludeSegmentIds,
    numberId: input.numberId ?? settings.defaultNumberId,
    ...message.value,
    messageTemplateId: input.messageTemplateId,
    timezone,
    rateLimit: input.rateLimit ?? settings.rateLimit,
    cooldownHours: input.cooldownHours ?? settings.cooldownHours,
  });
}

const at = (path: string): FieldError[] => [{ path, message: "There is no such time zone." }];

type MessageColumns = Pick<
  NewCampaign,
  | "messageType"
  | "messageContent"
  | "templateId"
  | "templateName"
  | "templateLanguage"
  | "templateCategory"
  | "templateVariables"
>;

const noTemplate = {
  templateId: null,
  templateName: null,
  templateLanguage: null,
  templateCategory: null,
  templateVariables: {},
};

async function messageColumns(
  ctx: Ctx,
  message: Fields["message"],
): Promise<Result<MessageColumns>> {
  const texts = message.type === "text" ? [message.text] : Object.values(message.variables);
  const limit = message.type === "text" ? limitOf("text") : Infinity;
  for (const text of texts) {
    const checked = await checkMessage(ctx, text, limit);
    if (!checked.ok) return checked;
  }
  if (message.type === "text") {
    return ok({ messageType: "text", messageContent: message.text, ...noTemplate });
  }
  if (message.templateId === null) {
    return ok({
      ...noTemplate,
      messageType: "template",
      messageContent: "",
      templateVariables: message.variables,
    });
  }
  const template = await getTemplate(ctx, message.templateId);
  if (template === null) return fail("not-found", { what: "template" });
  return ok({
    messageType: "template",
    messageContent: "",
    templateId: template.id,
    templateName: template.name,
    templateLanguage: template.language,
    templateCategory: template.category,
    templateVariables: message.variables,
  });
}
