import { z } from "zod";
import { MINUTE, DAY } from "@siar/kernel/clock";
import type { MessageEvent } from "@siar/whatsapp/webhook";

/** A file that came with a message: still at Meta, to be fetched from there. */
export interface Attachment {
  readonly metaId: string;
  readonly mime: string;
  readonly name: string;
}

const withFiles = new Set(["image", "video", "audio", "document", "sticker"]);

const Payload = z.object({
  id: z.string().min(1).max(255),
  mime_type: z.string().max(100).catch("application/octet-stream"),
  filename: z.string().max(500).catch(""),
});

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
const bareType = (mime: string): string => mime.split(";")[0]?.trim().toLowerCase() ?? "";

export function attachmentOf({ type, payload }: MessageEvent): Attachment | null {
  if (!withFiles.has(type) || payload === null) return null;
  const parsed = Payload.safeParse(jsonOr(payload));
  if (!parsed.success) return null;
  const { id, mime_type: mime, filename } = parsed.data;
  const name = filename.replaceAll(/[\p{Cc}/\\]+/gu, " ").trim();
  return { metaId: id, mime: bareType(mime), name: name === "" ? type : name };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** So long Meta keeps what a customer sent. */
const KEPT_AT_META = 7 * DAY;
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = DAY / 4;

/** When to try again what could not be fetched; null once Meta has it no longer. */
export function nextTry(
  { tries, createdAt }: { readonly tries: number; readonly createdAt: number },
  now: number,
): number | null {
  if (now - createdAt > KEPT_AT_META) return null;
  return now + Math.min(FIRST_WAIT * 2 ** Math.min(tries, 20), LONGEST_WAIT);
}
