import { hex } from "@siar/kernel/secret";
import type { Part } from "./schema.ts";

/** Rows as a packed file, and what the manifest says of it. */
export async function packed(
  place: string,
  { text, rows }: { readonly text: string; readonly rows: number },
): Promise<{
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: string;
  readonly told: Part;
}> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const sha256 = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  const file = `${place}-${sha256.slice(0, 12)}.ndjson.gz`;
  return { bytes, file, told: { file, rows, bytes: bytes.length, sha256 } };
}
