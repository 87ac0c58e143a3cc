import type { z } from "zod";
import { Problem } from "./answers.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came: JSON where it is JSON, else text. */
  readonly body: unknown;
}

/** Who asks: an API key, or the cookie of a sign-in. */
export interface Caller {
  readonly url: string;
  readonly apiKey?: string | null;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  /** Any request, with any outcome: for tests of refusals. */
  send(method: string, path: string, body?: unknown, headers?: HeadersInit): Promise<Answer>;
  /** Requests that have to succeed, with an answer that has to fit. */
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
  put<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
  delete(path: string): Promise<void>;
  /** A request that has to be refused, and the problem that it is refused with. */
  refused(
    method: string,
    path: string,
    body?: unknown,
    headers?: HeadersInit,
  ): Promise<z.infer<typeof Problem>>;
  /** The same API for somebody who signed in by e-mail and password. */
  signIn(email: string, password: string): Promise<Api>;
}

export function api(caller: Caller): Api {
  const send: Api["send"] = (method, path, body, headers) =>
    request(caller, method, path, body, headers);
  const succeed = async (method: string, path: string, body?: unknown) =>
    accepted(`${method} ${path}`, await send(method, path, body));
  return {
    send,
    get: async (path, answer) => answer.parse((await succeed("GET", path)).body),
    post: async (path, body, answer) => answer.parse((await succeed("POST", path, body)).body),
    put: async (path, body, answer) => answer.parse((await succeed("PUT", path, body)).body),
    refused: async (method, path, body, headers) =>
      refusal(`${method} ${path}`, await send(method, path, body, headers)),
    delete: async (path) => void (await succeed("DELETE", path)),
    signIn: async (email, password) => {
      const signedIn = await succeed("POST", "/api/session", { email, password });
      return api({ url: caller.url, cookie: cookieOf(signedIn.headers) });
    },
  };
}

async function request(
  { url, apiKey, cookie, headers: always }: Caller,
  method: string,
  path: string,
  body?: unknown,
  extra?: HeadersInit,
): Promise<Answer> {
  const headers = new Headers({ accept: "application/json", ...always });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (apiKey != null) headers.set("authorization", `Bearer ${apiKey}`);
  if (cookie !== undefined) headers.set("cookie", cookie);
  for (const [name, value] of new Headers(extra)) headers.set(name, value);
  const content = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url + path, { method, headers, body: content ?? null });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return (response.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : text;
}

function accepted(what: string, answer: Answer): Answer {
  if (answer.status < 400) return answer;
  throw new Error(`${what} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

function refusal(what: string, { status, body }: Answer): z.infer<typeof Problem> {
  if (status >= 400) return Problem.parse(body);
  throw new Error(`${what} was not refused: it answered ${status}`);
}

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
