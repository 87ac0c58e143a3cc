import { graphError, type GraphError } from "./graph-error.ts";

// What may be uploaded, and how big.

const megabyte = 1024 * 1024;

const kinds: readonly { readonly most: number; readonly types: readonly string[] }[] = [
  { most: 5 * megabyte, types: ["image/jpeg", "image/png"] },
  { most: 16 * megabyte, types: ["video/mp4", "video/3gpp"] },
  {
    most: 16 * megabyte,
    types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  },
  { most: 500 * 1024, types: ["image/webp"] },
  {
    most: 100 * megabyte,
    types: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
  },
];

export function uploadProblem(mimeType: string, size: number): GraphError | null {
  const bare = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  const kind = kinds.find((one) => one.types.includes(bare));
  if (kind === undefined) {
    const all = kinds.flatMap((one) => one.types).join(", ");
    return graphError(
      100,
      `Param file must be a file with one of the following types: ${all}. Received file of type '${bare}'.`,
    );
  }
  if (size === 0) return graphError(100, "Param file is empty.");
  return size > kind.most
    ? graphError(131053, `The file is larger than ${kind.most} bytes.`)
    : null;
}

/** Whether a stored file can go out as an image, a video and so on. */
export function fitsKind(mimeType: string, kind: string): boolean {
  if (kind === "document") return true;
  if (kind === "sticker") return mimeType === "image/webp";
  return mimeType.startsWith(`${kind}/`) && mimeType !== "image/webp";
}
