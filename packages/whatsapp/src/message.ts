import { templateComponents } from "./template-parameters.ts";
import type { FilledTemplate } from "./template.ts";

/** By phone wherever one is known, else by Meta's user id. */
export type Recipient =
  | { readonly phone: string; readonly userId?: string | null }
  | { readonly phone: null; readonly userId: string };

/** A file by the id of an upload (for campaigns), or by a public address. */
export type MediaRef = { readonly id: string } | { readonly link: string };

export type OutgoingContent =
  | { readonly type: "text"; readonly text: string; readonly previewUrl?: boolean }
  | {
      readonly type: "image" | "video" | "document";
      readonly media: MediaRef;
      readonly caption: string;
      /** Shown for documents only. */
      readonly filename?: string;
    }
  | { readonly type: "audio"; readonly media: MediaRef }
  | {
      readonly type: "template";
      readonly name: string;
      readonly language: string;
      readonly filled: FilledTemplate;
    };

export interface OutgoingMessage {
  readonly to: Recipient;
  readonly content: OutgoingContent;
  /** Comes back in every status of this message, even where the answer with its id got lost. */
  readonly callback?: string;
  /** The message that this one quotes. */
  readonly quotes?: string;
}

export function messageBody(message: OutgoingMessage): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...addressOf(message.to),
    ...(message.callback !== undefined && { biz_opaque_callback_data: message.callback }),
    ...(message.quotes !== undefined && { context: { message_id: message.quotes } }),
    ...contentBody(message.content),
  };
}

/** Without its plus, Meta would read the number as one of the sender's own country. */
const addressOf = (to: Recipient): Record<string, string> =>
  to.phone === null
    ? { recipient: to.userId }
    : { to: to.phone.startsWith("+") ? to.phone : `+${to.phone}` };

function contentBody(content: OutgoingContent): Record<string, unknown> {
  switch (content.type) {
    case "text":
      return {
        type: "text",
        text: { body: content.text, preview_url: content.previewUrl ?? true },
      };
    case "image":
    case "video":
    case "document":
      return { type: content.type, [content.type]: mediaBody(content) };
    case "audio":
      return { type: "audio", audio: { ...content.media } };
    case "template":
      return {
        type: "template",
        template: {
          name: content.name,
          language: { code: content.language },
          components: templateComponents(content.filled),
        },
      };
  }
}

type MediaContent = Extract<OutgoingContent, { caption: string }>;

const mediaBody = ({ type, media, caption, filename }: MediaContent): Record<string, unknown> => ({
  ...media,
  ...(caption !== "" && { caption }),
  ...(type === "document" && filename !== undefined && { filename }),
});
