export type SampleKind = "image" | "video" | "document";

const MB = 1024 * 1024;

/** Larger ones Meta takes too, but nobody needs them to judge a template. */
export const LARGEST_SAMPLE: Readonly<Record<SampleKind, number>> = {
  image: 5 * MB,
  video: 16 * MB,
  document: 16 * MB,
};

const beginsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((sign, place) => bytes[at + place] === sign.charCodeAt(0));

/** What the file is by its bytes, where that is what the header shows. */
export function sampleType(kind: SampleKind, bytes: Uint8Array): string | null {
  switch (kind) {
    case "image":
      if (beginsWith(bytes, "\u0089PNG\r\n")) return "image/png";
      return beginsWith(bytes, "\u00ff\u00d8\u00ff") ? "image/jpeg" : null;
    case "video":
      return beginsWith(bytes, "ftyp", 4) ? "video/mp4" : null;
    case "document":
      return beginsWith(bytes, "%PDF-") ? "application/pdf" : null;
  }
}
