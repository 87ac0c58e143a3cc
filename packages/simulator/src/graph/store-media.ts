import type { Network } from "../network.ts";
import { hex } from "../rules/meta-json.ts";
import { graphVersion } from "../world.ts";

export interface IncomingFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  readonly filename: string | null;
}

const urlLifetime = 5 * 60_000;

export async function storeMedia(
  network: Network,
  numberId: string,
  file: IncomingFile,
  origin: string,
) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", file.bytes));
  const random = crypto.getRandomValues(new Uint32Array(2));
  const id = String(
    1_000_000_000_000_000n + (BigInt(random[0] ?? 0) << 16n) + BigInt((random[1] ?? 0) & 0xffff),
  );
  const sha256 = hex(digest);
  const stored = {
    id,
    numberId,
    mimeType: file.mimeType,
    filename: file.filename,
    sha256,
    size: file.bytes.length,
    createdAt: Date.now(),
  };
  network.transaction(() => network.media.insert(stored, file.bytes));
  return { id, mimeType: file.mimeType, sha256, url: mediaUrl(network, id, origin, Date.now()) };
}

/** Good for five minutes; the epoch keeps it from outliving a reset. */
export function mediaUrl(network: Network, id: string, origin: string, now: number): string {
  const query = new URLSearchParams({ ext: String(now + urlLifetime), hash: network.epoch });
  return `${origin}/simulator/graph/${graphVersion}/download/${id}?${query.toString()}`;
}
