import { fail, type FieldError } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { knownZone } from "../settings/rules/index.ts";
import type { Ctx } from "@siar/kernel/ctx";
import { getTemplate } from "../approved-templates/index.ts";
import { chosenMedia } from "../media/index.ts";
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
    plan: input.plan,
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
  | "mediaId"
  | "templateId"
  | "templateName"
  | "templateLanguage"
  | "templateCategory"
  | "templateVariables"
>;

type Message = Fields["message"];

const noTemplate = {
  templateId: null,
  templateName: null,
  templateLanguage: null,
  templateCategory: null,
  templateVariables: {},
};

async function messageColumns(ctx: Ctx, message: Message): Promise<Result<MessageColumns>> {
  for (const text of textsOf(message)) {
    const checked = await checkMessage(ctx, text, longestOf(message));
    if (!checked.ok) return checked;
  }
  switch (message.type) {
    case "text":
      return ok({
        ...noTemplate,
        messageType: "text",
        messageContent: message.text,
        mediaId: null,
      });
    case "template":
      return templateColumns(ctx, message);
    case "image":
    case "document":
    case "video":
    case "audio":
      return mediaColumns(ctx, message);
  }
}

const longestOf = ({ type }: Message): number =>
  type === "template" || type === "audio" ? Infinity : limitOf(type);

function textsOf(message: Message): string[] {
  if (message.type === "template") return Object.values(message.variables);
  return message.type === "audio" ? [] : [message.text];
}

type MediaMessage = Exclude<Message, { type: "text" | "template" }>;

async function mediaColumns(ctx: Ctx, message: MediaMessage): Promise<Result<MessageColumns>> {
  const { type, mediaId } = message;
  const chosen = mediaId === null ? ok(null) : await chosenMedia(ctx, mediaId, type);
  if (!chosen.ok) return chosen;
  const caption = message.type === "audio" ? "" : message.text;
  return ok({ ...noTemplate, messageType: type, messageContent: caption, mediaId });
}

type TemplateMessage = Extract<Message, { type: "template" }>;

/** A template without a file in its header takes none; one that is still to be chosen may. */
async function templateColumns(
  ctx: Ctx,
  message: TemplateMessage,
): Promise<Result<MessageColumns>> {
  const { templateId, variables: templateVariables, mediaId } = message;
  const base = { messageType: "template" as const, messageContent: "" };
  if (templateId === null) return ok({ ...noTemplate, ...base, mediaId, templateVariables });
  const template = await getTemplate(ctx, templateId);
  if (template === null) return fail("not-found", { what: "template" });
  const { mediaKind } = template;
  if (mediaId !== null && mediaKind !== null) {
    const chosen = await chosenMedia(ctx, mediaId, mediaKind);
    if (!chosen.ok) return chosen;
  }
  return ok({
    ...base,
    mediaId: mediaKind === null ? null : mediaId,
    templateId: template.id,
    templateName: template.name,
    templateLanguage: template.language,
    templateCategory: template.category,
    templateVariables,
  });
}
