import { z } from "zod";
import type { Party, WebhookEvent } from "./event.ts";
import { isRecord, jsonOf, OptionalPhone, OptionalUserId, Seconds, textAt, Wamid } from "./wire.ts";

const LONGEST_TEXT = 10_000;

const Message = z.object({
  id: Wamid,
  from: OptionalPhone,
  from_user_id: OptionalUserId,
  timestamp: Seconds,
  type: z.string().min(1).max(40),
  context: z
    .object({ id: Wamid.nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Meta speaks of the change of a number or of an identity in a message of its own. */
const SYSTEM = "system";

const Contact = z.object({
  wa_id: OptionalPhone.catch(null),
  user_id: OptionalUserId.catch(null),
  profile: z.object({ name: z.string() }).optional().catch(undefined),
});

/** Who a change speaks of; Meta names each person once, beside the messages. */
export function readParties(contacts: readonly unknown[]): Party[] {
  return contacts.flatMap((contact) => {
    const parsed = Contact.safeParse(contact);
    if (!parsed.success) return [];
    const { wa_id: phone, user_id: userId, profile } = parsed.data;
    return [{ phone, userId, name: nameOf(profile?.name ?? "") }];
  });
}

/** Whatever somebody calls themselves, on one line. */
const nameOf = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);

export function readMessage(
  item: unknown,
  phoneNumberId: string,
  parties: readonly Party[],
): z.ZodSafeParseResult<WebhookEvent> {
  return Message.transform((message, check): WebhookEvent => {
    if (message.type === SYSTEM) return { kind: "other", name: "message:system" };
    const from = senderOf(message, parties);
    if (from.phone === null && from.userId === null) {
      check.addIssue({ code: "custom", message: "The message names no sender" });
      return z.NEVER;
    }
    const content = isRecord(item) ? item[message.type] : undefined;
    return {
      kind: "message",
      message: {
        wamid: message.id,
        phoneNumberId,
        from,
        at: message.timestamp,
        type: message.type,
        text: readableText(message.type, content)
          .toWellFormed()
          .replaceAll("\u0000", "")
          .slice(0, LONGEST_TEXT),
        quoted: message.context?.id ?? reactedTo(message.type, content),
        pressed: pressedButton(message.type, content),
        payload: message.type === "text" ? null : jsonOf(content ?? item),
      },
    };
  }).safeParse(item);
}

/** Phone and user id may each be in the message, beside it, or nowhere. */
function senderOf(
  { from: phone, from_user_id: userId }: z.output<typeof Message>,
  parties: readonly Party[],
): Party {
  const party = parties.find(
    (one) => (userId !== null && one.userId === userId) || (phone !== null && one.phone === phone),
  );
  return {
    phone: phone ?? party?.phone ?? null,
    userId: userId ?? party?.userId ?? null,
    name: party?.name ?? "",
  };
}

/** A reaction names its message in its own way. */
function reactedTo(type: string, content: unknown): string | null {
  const wamid = type === "reaction" ? Wamid.safeParse(textAt(content, "message_id")) : null;
  return wamid?.success ? wamid.data : null;
}

function pressedButton(type: string, content: unknown) {
  if (type !== "button") return null;
  const label = textAt(content, "text") ?? "";
  return { payload: textAt(content, "payload") ?? label, label };
}

function readableText(type: string, content: unknown): string {
  switch (type) {
    case "text":
      return textAt(content, "body") ?? "";
    case "button":
      return textAt(content, "text") ?? "";
    case "reaction":
      return textAt(content, "emoji") ?? "";
    case "interactive":
      return interactiveText(content);
    case "location":
      return [textAt(content, "name"), textAt(content, "address")].filter(Boolean).join(", ");
    case "contacts":
      return contactNames(content);
    case "order":
      return textAt(content, "text") ?? "";
    default:
      return textAt(content, "caption") ?? "";
  }
}

function interactiveText(content: unknown): string {
  if (!isRecord(content)) return "";
  const reply = content["button_reply"] ?? content["list_reply"];
  return textAt(reply, "title") ?? textAt(content["nfm_reply"], "body") ?? "";
}

function contactNames(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .flatMap((card: unknown) => {
      const name = isRecord(card) ? textAt(card["name"], "formatted_name") : null;
      return name === null ? [] : [name];
    })
    .join(", ");
}
