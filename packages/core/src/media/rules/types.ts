import { mediaKinds, type MediaKind } from "../schema.ts";

interface Type {
  readonly kind: MediaKind;
  /** The first is what a file of this type is called where its own name says something else. */
  readonly extensions: readonly [string, ...string[]];
}

const office = "application/vnd.openxmlformats-officedocument";

/** What Meta takes, and nothing else. */
export const mediaTypes = {
  "image/jpeg": { kind: "image", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  "image/png": { kind: "image", extensions: ["png"] },
  "video/mp4": { kind: "video", extensions: ["mp4", "m4v"] },
  "video/3gpp": { kind: "video", extensions: ["3gp", "3gpp"] },
  "audio/aac": { kind: "audio", extensions: ["aac"] },
  "audio/amr": { kind: "audio", extensions: ["amr"] },
  "audio/mpeg": { kind: "audio", extensions: ["mp3"] },
  "audio/mp4": { kind: "audio", extensions: ["m4a", "mp4"] },
  "audio/ogg": { kind: "audio", extensions: ["ogg", "opus", "oga"] },
  "text/plain": { kind: "document", extensions: ["txt", "csv", "log", "md"] },
  "application/pdf": { kind: "document", extensions: ["pdf"] },
  "application/msword": { kind: "document", extensions: ["doc", "dot"] },
  "application/vnd.ms-excel": { kind: "document", extensions: ["xls"] },
  "application/vnd.ms-powerpoint": { kind: "document", extensions: ["ppt", "pps"] },
  [`${office}.wordprocessingml.document`]: { kind: "document", extensions: ["docx"] },
  [`${office}.spreadsheetml.sheet`]: { kind: "document", extensions: ["xlsx"] },
  [`${office}.presentationml.presentation`]: { kind: "document", extensions: ["pptx"] },
} as const satisfies Readonly<Record<string, Type>>;

export type MediaType = keyof typeof mediaTypes;

export const kindOf = (type: MediaType): MediaKind => mediaTypes[type].kind;

/** For a type as it is stored, which was one of ours when it was. */
export const extensionsOf = (mime: string): readonly string[] =>
  Object.entries(mediaTypes).find(([type]) => type === mime)?.[1].extensions ?? [];

const MEGABYTE = 1024 * 1024;

const megabytes: Readonly<Record<MediaKind, number>> = {
  image: 5,
  video: 16,
  audio: 16,
  document: 100,
};

export const limitOf = (
  kind: MediaKind,
): { readonly bytes: number; readonly megabytes: number } => ({
  bytes: megabytes[kind] * MEGABYTE,
  megabytes: megabytes[kind],
});

export const LARGEST = Math.max(...mediaKinds.map((kind) => limitOf(kind).bytes));
