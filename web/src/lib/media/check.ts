import { HEAD, kindOfContainer, limitOf, sniff } from "@siar/core/media/rules";
import type { MediaKind } from "@siar/core/media/schema";
import type { MessageKey } from "../i18n/index.tsx";

export type FileFault =
  | { readonly why: "size"; readonly limit: number }
  | { readonly why: "kind"; readonly key: MessageKey };

/**
 * What the API would refuse anyway is told before it travels. A browser that is cut off in the
 * middle of a file would only know that the connection broke.
 */
export async function faultOfFile(file: File, wanted?: MediaKind): Promise<FileFault | null> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const found = sniff(head);
  if (!found.ok) {
    const isEmpty = found.error.code === "media-empty";
    return { why: "kind", key: isEmpty ? "media.refused.empty" : "media.refused.kind" };
  }
  const kind = kindOfContainer[found.value];
  const { bytes, megabytes } = limitOf(kind);
  if (file.size > bytes) return { why: "size", limit: megabytes };
  // Whether a film holds nothing but sound, only a look inside tells.
  const fits = wanted === undefined || kind === wanted || (kind === "video" && wanted === "audio");
  return fits ? null : { why: "kind", key: `media.refused.needs.${wanted}` };
}
