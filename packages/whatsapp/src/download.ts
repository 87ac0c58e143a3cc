import type { Connection } from "./transport.ts";

type Body = ReadableStream<Uint8Array>;

/**
 * A file from the address that Meta gave for it; null where it does not come. Tried once: what reads
 * it may try again. Meta is waited for as long for each part of it as for the first word.
 */
export async function download(
  { fetch: request, token, timeoutMs }: Connection,
  address: string,
): Promise<Body | null> {
  const patience = new AbortController();
  const { signal } = patience;
  const soon = async <T>(answer: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => patience.abort(), timeoutMs);
    return answer.finally(() => clearTimeout(timer));
  };
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await soon(request(address, { headers, signal }));
    if (response.ok && response.body !== null) return readSoon(response.body, soon);
    await response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}

/** The same body, of which each part comes in time or the rest does not come at all. */
function readSoon(body: Body, soon: <T>(answer: Promise<T>) => Promise<T>): Body {
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await soon(reader.read());
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
