import type { Connection } from "./transport.ts";

export type Download =
  | { readonly kind: "file"; readonly body: ReadableStream<Uint8Array> }
  /** Meta has it no longer. */
  | { readonly kind: "gone" }
  | { readonly kind: "unreachable" };

/** A file from the address that Meta gave for it. Tried once: what reads it may try again. */
export async function download(
  { fetch: request, token, timeoutMs }: Connection,
  address: string,
): Promise<Download> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await request(address, { headers, signal: patience.signal });
    if (response.ok && response.body !== null) return { kind: "file", body: response.body };
    await response.body?.cancel();
    return { kind: response.status === 404 || response.status === 410 ? "gone" : "unreachable" };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
