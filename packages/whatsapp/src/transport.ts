import type { Lanes } from "./lanes.ts";
import { parseJson } from "./meta-answer.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Connection {
  /** Without a slash at its end: `https://graph.facebook.com`. */
  readonly baseUrl: string;
  readonly version: string;
  readonly token: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  /** Where a request waits for a free connection; its timer starts when it has one. */
  readonly lanes?: Lanes;
}

export type Lost = "timeout" | "reset" | "not-json";

export type Exchange =
  | { readonly kind: "answered"; readonly httpStatus: number; readonly body: unknown }
  | { readonly kind: "lost"; readonly why: Lost }
  | { readonly kind: "never-left"; readonly why: string };

/** Cloudflare's own answers for an origin it could not connect to: nothing of ours got there. */
const NO_CONNECTION = new Set([521, 523, 525, 526]);

/** One request, once, as soon as there is a free connection for it. */
export const exchange = (
  connection: Connection,
  path: string,
  init: RequestInit = {},
): Promise<Exchange> => {
  const request = () => timed(connection, path, init);
  return connection.lanes === undefined ? request() : connection.lanes.run(request);
};

async function timed(connection: Connection, path: string, init: RequestInit): Promise<Exchange> {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${connection.token}`);
  // Called as a plain function: the platform's own fetch refuses to be a method.
  const { fetch: request } = connection;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(timedOut()), connection.timeoutMs);
  try {
    const { signal } = patience;
    const response = await request(urlOf(connection, path), { ...init, headers, signal });
    const body = parseJson(without(connection.token, await response.text()));
    if (typeof body === "object" && body !== null) {
      return { kind: "answered", httpStatus: response.status, body };
    }
    return NO_CONNECTION.has(response.status)
      ? { kind: "never-left", why: `no connection (${response.status})` }
      : { kind: "lost", why: "not-json" };
  } catch (error) {
    return whyThrown(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Meta's tokens have hundreds of characters; what is shorter may as well be a word. */
const SHORTEST_TOKEN = 16;

const without = (token: string, text: string): string =>
  token.length < SHORTEST_TOKEN ? text : text.replaceAll(token, "…");

/** As `AbortSignal.timeout` says it; its own timer would outlive every answer by ten seconds. */
const timedOut = (): DOMException => new DOMException("No answer in time", "TimeoutError");

export const jsonRequest = (method: "POST" | "DELETE", body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const urlOf = ({ baseUrl, version }: Connection, path: string): string =>
  `${baseUrl}/${version}/${path}`;

const REFUSED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * Only a connection that provably was not made counts as never left. Workers say the same words
 * ("Network connection lost.") for a refused and for a broken connection, so there it is lost.
 */
function whyThrown(error: unknown): Exchange {
  if (!(error instanceof Error)) return { kind: "lost", why: "reset" };
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    return { kind: "lost", why: "timeout" };
  }
  const code = connectionCode(error);
  return code !== null && REFUSED.has(code)
    ? { kind: "never-left", why: code }
    : { kind: "lost", why: "reset" };
}

function connectionCode(error: Error): string | null {
  const { cause } = error;
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return null;
  return typeof cause.code === "string" ? cause.code : null;
}
