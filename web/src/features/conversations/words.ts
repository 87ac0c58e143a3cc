import type { MessageKey } from "../../lib/i18n/index.tsx";
import type { Conversation } from "./queries.ts";

export const typeNames: Readonly<Record<string, MessageKey>> = {
  image: "conversations.type.image",
  video: "conversations.type.video",
  audio: "conversations.type.audio",
  document: "conversations.type.document",
  sticker: "conversations.type.sticker",
  location: "conversations.type.location",
  contacts: "conversations.type.contacts",
  order: "conversations.type.order",
  reaction: "conversations.type.reaction",
};

/** Of what has words of its own nothing need be said. */
const spoken = new Set(["text", "button", "interactive", "template"]);

export const typeName = (type: string): MessageKey | undefined =>
  spoken.has(type) ? undefined : (typeNames[type] ?? "conversations.type.other");

/** Somebody without a name is known by the number. */
export const nameOf = (
  { name, phone, userId }: Conversation["contact"],
  nameless: string,
): string => name || (phone ?? userId ?? nameless);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long texts may still be sent: whole hours, and in the last one minutes. */
export function leftOf(windowUntil: string | null, now: number) {
  const left = windowUntil === null ? 0 : Date.parse(windowUntil) - now;
  if (left <= 0) return null;
  return left >= HOUR
    ? { unit: "hours" as const, count: Math.floor(left / HOUR) }
    : { unit: "minutes" as const, count: Math.max(1, Math.floor(left / MINUTE)) };
}

/** The beginning of a ready reply's shortcut, where that is all that is written so far. */
export const slashOf = (text: string): string | undefined =>
  /^\/([\p{L}\p{N}_-]*)$/u.exec(text)?.[1]?.toLowerCase();
