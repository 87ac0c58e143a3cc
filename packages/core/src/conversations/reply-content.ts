import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { fillTemplate, type OutgoingContent } from "@siar/whatsapp";
import { problemSentence } from "@siar/whatsapp/template-problems";
import { getSendableTemplate } from "../approved-templates/index.ts";
import { metaFailure, type Sender } from "../channels/index.ts";
import { chosenMedia, mediaAtMeta } from "../media/index.ts";
import type { Means } from "./rules/index.ts";
import type { ReplyMessage } from "./schema.ts";

/** A reply as it goes to Meta, and as the thread shows it. */
export interface ReplyContent {
  readonly content: OutgoingContent;
  readonly type: ReplyMessage["type"];
  readonly text: string;
  readonly mediaId: number | null;
  /** Under which id Meta has the file. */
  readonly metaId: string | null;
}

type TemplateMessage = Extract<ReplyMessage, { type: "template" }>;

/** What a message asks of the window: outside of it only a template is let through. */
export async function meansOf(ctx: Ctx, message: ReplyMessage): Promise<Result<Means>> {
  if (message.type !== "template") return ok("free");
  const template = await getSendableTemplate(ctx, message.templateId);
  if (!template.ok) return template;
  return ok(template.value.category === "MARKETING" ? "marketing" : "template");
}

/** What an agent wrote goes out as it is: no variables, no choices. */
export async function contentOf(
  ctx: Ctx,
  files: R2Bucket,
  sender: Sender,
  message: ReplyMessage,
): Promise<Result<ReplyContent>> {
  switch (message.type) {
    case "text": {
      const { type, text } = message;
      return ok({ content: { type, text }, type, text, mediaId: null, metaId: null });
    }
    case "template":
      return templateContent(ctx, files, sender, message);
    case "image":
    case "video":
    case "document":
    case "audio":
      return mediaContent(ctx, files, sender, message);
  }
}

type MediaMessage = Exclude<ReplyMessage, { type: "text" | "template" }>;

async function mediaContent(
  ctx: Ctx,
  files: R2Bucket,
  sender: Sender,
  { type, mediaId, text: caption }: MediaMessage,
): Promise<Result<ReplyContent>> {
  const file = await atMeta(ctx, files, sender, { mediaId, kind: type });
  if (!file.ok) return file;
  const { metaId, name } = file.value;
  const media = { id: metaId };
  const content: OutgoingContent =
    type === "audio"
      ? { type, media }
      : { type, media, caption, ...(type === "document" && { filename: name }) };
  const text = type === "audio" ? "" : caption;
  return ok({ content, type, text, mediaId, metaId });
}

async function templateContent(
  ctx: Ctx,
  files: R2Bucket,
  sender: Sender,
  { templateId, variables, mediaId }: TemplateMessage,
): Promise<Result<ReplyContent>> {
  const found = await getSendableTemplate(ctx, templateId);
  if (!found.ok) return found;
  const { mediaKind: kind, name, language, ...shape } = found.value;
  if (shape.accountId !== sender.accountId) return fail("not-found", { what: "template" });
  const chosen = kind === null || mediaId === null ? null : { mediaId, kind };
  const file = chosen === null ? ok(null) : await atMeta(ctx, files, sender, chosen);
  if (!file.ok) return file;
  const media = file.value;
  const filled = fillTemplate(
    shape,
    variables,
    media === null
      ? null
      : { ref: { id: media.metaId }, ...(kind === "document" && { filename: media.name }) },
  );
  if (!filled.ok) {
    const errors = filled.error.map((problem) => ({
      path: `message.variables.${problem.key}`,
      message: problemSentence(problem, ctx.locale),
    }));
    return fail("template-values-wrong", {}, errors);
  }
  return ok({
    content: { type: "template", name, language, filled: filled.value },
    type: "template",
    text: filled.value.text,
    mediaId: chosen?.mediaId ?? null,
    metaId: media?.metaId ?? null,
  });
}

interface ChosenFile {
  readonly mediaId: number;
  readonly kind: Parameters<typeof chosenMedia>[2];
}

/** Somebody waits for the answer, so Meta gets one chance to take the file. */
async function atMeta(
  ctx: Ctx,
  files: R2Bucket,
  sender: Sender,
  { mediaId, kind }: ChosenFile,
): Promise<Result<{ metaId: string; name: string }>> {
  const chosen = await chosenMedia(ctx, mediaId, kind);
  if (!chosen.ok) return chosen;
  const metaId = await mediaAtMeta(ctx, mediaId, { files, sender, tries: 1 });
  if (metaId.ok) return ok({ metaId: metaId.value, name: chosen.value.name });
  return metaId.error.kind === "gone" ? fail("media-gone") : metaFailure(metaId.error, ctx.locale);
}
