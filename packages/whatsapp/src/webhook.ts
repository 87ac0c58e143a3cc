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
  if (field === null) return [unreadable("change", change, "It names no field")];
  if (field === "messages") return readMessages(value);
  if (field === "user_preferences") return readPreferences(value);
  const read = readField(field, value, wabaId);
  return [
    read === null
      ? { kind: "other", name: `field:${field.slice(0, 60)}` }
      : eventOf(field.slice(0, 60), value, read),
  ];
}

function readMessages(value: unknown): WebhookEvent[] {
  const statuses = listAt(value, "statuses").map((item) =>
    eventOf("status", item, readStatus(item)),
  );
  const parties = readParties(listAt(value, "contacts"));
  const metadata = isRecord(value) ? value["metadata"] : undefined;
  const phoneNumberId = textAt(metadata, "phone_number_id") ?? "";
  const messages = listAt(value, "messages").map((item) =>
    eventOf("message", item, readMessage(item, phoneNumberId, parties)),
  );
  const errors = listAt(value, "errors").map((): WebhookEvent => {
    return { kind: "other", name: "value:error" };
  });
  return [...statuses, ...messages, ...errors];
}

/** A preference may leave the phone to the list of contacts beside it. */
function readPreferences(value: unknown): WebhookEvent[] {
  const parties = readParties(listAt(value, "contacts"));
  return listAt(value, "user_preferences").map((item) => {
    const event = eventOf("preference", item, readPreference(item));
    if (event.kind !== "preference") return event;
    const { who } = event.preference;
    const party = parties.find(({ userId }) => userId !== null && userId === who.userId);
    const phone = who.phone ?? party?.phone ?? null;
    return { kind: "preference", preference: { ...event.preference, who: { ...who, phone } } };
  });
}

const eventOf = (
  what: string,
  item: unknown,
  read: z.ZodSafeParseResult<WebhookEvent>,
): WebhookEvent => (read.success ? read.data : unreadable(what, item, whyNot(read.error)));

const unreadable = (what: string, item: unknown, why: string): WebhookEvent => ({
  kind: "unreadable",
  what,
  body: jsonOf(item) ?? "",
  why,
});

/** Only places and rules, never values: they may be phone numbers or words of a customer. */
const whyNot = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join(".") || "item"}: ${code}`).join("; ");
