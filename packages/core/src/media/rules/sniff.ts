import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import type { MediaKind } from "../schema.ts";
import { latin, startsWith } from "./bytes.ts";

/** How a file is built: what that makes of it in the end, a look inside tells. */
export const containers = [
  "jpeg",
  "png",
  "movie",
  "sound-movie",
  "3gp",
  "mp3",
  "aac",
  "amr",
  "ogg",
  "pdf",
  "zip",
  "ole",
  "text",
] as const;
export type Container = (typeof containers)[number];

/** What decides how large it may be is known from its first bytes on. */
export const kindOfContainer: Readonly<Record<Container, MediaKind>> = {
  jpeg: "image",
  png: "image",
  movie: "video",
  "3gp": "video",
  "sound-movie": "audio",
  mp3: "audio",
  aac: "audio",
  amr: "audio",
  ogg: "audio",
  pdf: "document",
  zip: "document",
  ole: "document",
  text: "document",
};

/** So much of a file is enough to tell. */
export const HEAD = 4_096;

export function sniff(head: Uint8Array): Result<Container> {
  if (head.length === 0) return fail("media-empty");
  const found = bySignature(head) ?? movie(head) ?? sound(head) ?? text(head);
  return found === null ? fail("media-kind-unknown") : ok(found);
}

function bySignature(head: Uint8Array): Container | null {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return "jpeg";
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return "zip";
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "ole";
  const beginning = latin(head, 0, 1_024);
  if (beginning.startsWith("OggS")) return "ogg";
  if (beginning.startsWith("#!AMR\n")) return "amr";
  if (beginning.startsWith("ID3")) return "mp3";
  return beginning.includes("%PDF-") && !looksLikeMarkup(beginning) ? "pdf" : null;
}

/** The brand says for what it was made; Apple's own QuickTime is none that Meta takes. */
function movie(head: Uint8Array): Container | null {
  if (latin(head, 4, 8) !== "ftyp") return null;
  const brand = latin(head, 8, 12);
  if (brand === "M4A " || brand === "M4B ") return "sound-movie";
  if (brand.startsWith("3g")) return "3gp";
  return /^(iso[\dm]|mp4\d|avc1|M4V[ HP]|MSNV|dash|f4v |mmp4)$/.test(brand) ? "movie" : null;
}

/** Frames of sound without anything before them: MPEG layer III, or AAC. */
function sound(head: Uint8Array): Container | null {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return "aac";
  const rateIsReal = (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && rateIsReal ? "mp3" : null;
}

const MARKUP =
  /^\s*(?:<!--|<!doctype|<\?xml|<(?:html|svg|head|body|script|iframe|meta|link|math)\b)/i;

/** A page or a drawing may hold scripts: it never counts as plain text. */
const looksLikeMarkup = (beginning: string): boolean =>
  MARKUP.test(beginning.replace(/^(?:\u{ef}\u{bb}\u{bf}|\u{feff})/u, ""));

/** Text is UTF-8, and has no control characters but those that lay it out. */
function text(head: Uint8Array): Container | null {
  const isPlain = head.every(
    (byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b,
  );
  return isPlain && isUnicode(head) && !looksLikeMarkup(latin(head)) ? "text" : null;
}

/** The last character of a beginning may be cut in two. */
function isUnicode(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
