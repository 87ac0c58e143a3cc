import type { z } from "zod";
import { parseJson } from "./meta-answer.ts";
import type { WebhookEvent } from "./webhook/event.ts";
import { readMessage, readParties } from "./webhook/message.ts";
import { readField, readPreference } from "./webhook/other-fields.ts";
import { readStatus } from "./webhook/status.ts";
import { isRecord, jsonOf, listAt, textAt } from "./webhook/wire.ts";

export type {
  AccountEvent,
  MessageEvent,
  Party,
  PreferenceEvent,
  StatusEvent,
  TemplateEvent,
  WebhookEvent,
} from "./webhook/event.ts";

/**
 * Everything that a body of Meta's says, in its order: each item of each change of each entry.
 * Never throws. What cannot be read is an event of its own and spoils nothing else.
 */
export function readWebhook(text: string): WebhookEvent[] {
  const body = parseJson(text);
  if (!isRecord(body) || !Array.isArray(body["entry"])) {
    return [{ kind: "other", name: "body:unreadable" }];
  }
  return body["entry"].flatMap((entry: unknown) => {
    const wabaId = textAt(entry, "id") ?? "";
    return listAt(entry, "changes").flatMap((change) => readChange(change, wabaId));
  });
}

function readChange(change: unknown, wabaId: string): WebhookEvent[] {
  const field = textAt(change, "field");
  const value = isRecord(change) ? change["value"] : undefined;
  if (field === null) return [unreadable("change", wabaId, change, "It names no field")];
  if (field === "messages") return readMessages(value, wabaId);
  if (field === "user_preferences") return readPreferences(value, wabaId);
  const read = readField(field, value, wabaId);
  if (read === null) return [{ kind: "other", name: `field:${field.slice(0, 60)}` }];
  return [eventOf(field.slice(0, 60), wabaId, { field, value }, read)];
}

function readMessages(value: unknown, wabaId: string): WebhookEvent[] {
  const metadata = isRecord(value) ? value["metadata"] : undefined;
  const contacts = listAt(value, "contacts");
  const alone = (items: object, item: unknown) => ({
    field: "messages",
    value: { metadata, contacts: contacts.filter((one) => isSenderOf(item, one)), ...items },
  });
  const statuses = listAt(value, "statuses").map((item) =>
    eventOf("status", wabaId, alone({ statuses: [item] }, item), readStatus(item)),
  );
  const parties = readParties(contacts);
  const phoneNumberId = textAt(metadata, "phone_number_id") ?? "";
  const messages = listAt(value, "messages").map((item) => {
    const read = readMessage(item, phoneNumberId, parties);
    return eventOf("message", wabaId, alone({ messages: [item] }, item), read);
  });
  const errors = listAt(value, "errors").map((): WebhookEvent => {
    return { kind: "other", name: "value:error" };
  });
  return [...statuses, ...messages, ...errors];
}

const isSenderOf = (item: unknown, contact: unknown): boolean =>
  (["from", "from_user_id"] as const).some((key) => {
    const sender = textAt(item, key);
    return (
      sender !== null && [textAt(contact, "wa_id"), textAt(contact, "user_id")].includes(sender)
    );
  });

/** A preference may leave the phone to the list of contacts beside it. */
function readPreferences(value: unknown, wabaId: string): WebhookEvent[] {
  const parties = readParties(listAt(value, "contacts"));
  return listAt(value, "user_preferences").map((item) => {
    const change = { field: "user_preferences", value: { user_preferences: [item] } };
    const event = eventOf("preference", wabaId, change, readPreference(item));
    if (event.kind !== "preference") return event;
    const { who } = event.preference;
    const party = parties.find(({ userId }) => userId !== null && userId === who.userId);
    const phone = who.phone ?? party?.phone ?? null;
    return { kind: "preference", preference: { ...event.preference, who: { ...who, phone } } };
  });
}

const eventOf = (
  what: string,
  wabaId: string,
  change: unknown,
  read: z.ZodSafeParseResult<WebhookEvent>,
): WebhookEvent =>
  read.success ? read.data : unreadable(what, wabaId, change, whyNot(read.error));

/** Kept as a body of its own with nothing else in it, so that it can be read again later. */
const unreadable = (what: string, wabaId: string, change: unknown, why: string): WebhookEvent => ({
  kind: "unreadable",
  what,
  body: jsonOf({ entry: [{ id: wabaId, changes: [change] }] }) ?? "",
  why,
});

/** Only places and rules, never values: they may be phone numbers or words of a customer. */
const whyNot = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join(".") || "item"}: ${code}`).join("; ");
