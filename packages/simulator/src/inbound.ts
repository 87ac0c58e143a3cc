import { contactCard, isHidden } from "./contact-card.ts";
import type { Network } from "./network.ts";
import { userIdOf } from "./rules/phone.ts";
import type { Update } from "./rules/webhook-body.ts";
import type { BusinessNumber } from "./world.ts";

// A customer does something on the phone: the message is stored, the service window opens, and the
// webhook that reports it is returned.

export type InboundContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "button"; readonly payload: string; readonly text: string }
  | { readonly type: "button_reply"; readonly id: string; readonly title: string }
  | {
      readonly type: "list_reply";
      readonly id: string;
      readonly title: string;
      readonly description?: string | undefined;
    }
  | { readonly type: "reaction"; readonly messageId: string; readonly emoji: string }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string | undefined;
      readonly address?: string | undefined;
    }
  | {
      readonly type: "image" | "video" | "document" | "audio" | "sticker";
      readonly media: {
        readonly id: string;
        readonly mimeType: string;
        readonly sha256: string;
        readonly url: string;
      };
      readonly caption?: string | undefined;
      readonly filename?: string | undefined;
    }
  | { readonly type: "unsupported"; readonly kind: string };

export interface Inbound {
  readonly phone: string;
  readonly number: BusinessNumber;
  readonly content: InboundContent;
  /** Our message that is quoted. */
  readonly quotes?: string | undefined;
  readonly forwarded?: boolean | undefined;
}

export function receive(network: Network, inbound: Inbound, now: number): Update {
  const { phone, number } = inbound;
  const seq = network.nextSeq();
  const wamid = network.wamid({ phone, direction: "in", seq });
  const context = contextOf(inbound);
  const value = {
    ...(isHidden(network, phone) ? {} : { from: phone }),
    from_user_id: userIdOf(phone),
    id: wamid,
    timestamp: String(Math.floor(now / 1000)),
    ...contentValue(inbound.content),
    ...(context === null ? {} : { context }),
  };
  const message = {
    seq,
    direction: "in" as const,
    phone,
    numberId: number.id,
    type: inbound.content.type,
    category: "service",
    windowOpen: true,
    templateRef: null,
    callback: null,
    payload: JSON.stringify(value),
    acceptedAt: now,
    status: "received" as const,
    steps: [],
    heldForever: false,
  };
  network.messages.insert([message]);
  network.tallies.add("inbound");
  network.people.openWindow(number.id, phone, now);
  network.withinThroughput(number.id, now);
  return { kind: "message", number, contact: contactCard(network, phone), value };
}

function contextOf(inbound: Inbound): object | null {
  if (inbound.forwarded === true) return { forwarded: true };
  if (inbound.quotes === undefined) return null;
  return { from: inbound.number.digits, id: inbound.quotes };
}

function contentValue(content: InboundContent): object {
  switch (content.type) {
    case "text":
      return { type: "text", text: { body: content.text } };
    case "button":
      return { type: "button", button: { payload: content.payload, text: content.text } };
    case "button_reply": {
      const { id, title } = content;
      return {
        type: "interactive",
        interactive: { type: content.type, button_reply: { id, title } },
      };
    }
    case "list_reply": {
      const { type, id, title, description } = content;
      return { type: "interactive", interactive: { type, list_reply: { id, title, description } } };
    }
    case "reaction": {
      const emoji = content.emoji === "" ? {} : { emoji: content.emoji };
      return { type: "reaction", reaction: { message_id: content.messageId, ...emoji } };
    }
    case "location": {
      const { type, latitude, longitude, name, address } = content;
      return { type, location: { latitude, longitude, name, address } };
    }
    case "unsupported":
      return unsupported(content.kind);
    default:
      return { type: content.type, [content.type]: mediaValue(content) };
  }
}

type MediaContent = Extract<InboundContent, { media: object }>;

function mediaValue({ media, caption, filename, type }: MediaContent): object {
  return {
    id: media.id,
    mime_type: media.mimeType,
    sha256: media.sha256,
    url: media.url,
    ...(caption === undefined ? {} : { caption }),
    ...(filename === undefined ? {} : { filename }),
    ...(type === "audio" ? { voice: true } : {}),
    ...(type === "sticker" ? { animated: false } : {}),
  };
}

function unsupported(kind: string): object {
  const details = "Message type is currently not supported.";
  const title = "Message type unknown";
  return {
    type: "unsupported",
    errors: [{ code: 131051, title, message: title, error_data: { details } }],
    unsupported: { type: kind },
  };
}
