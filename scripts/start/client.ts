import { z } from "zod";
import { Trouble } from "./trouble.ts";

/** The start script is an ordinary client of the product's public API. */
export interface Client {
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
}

export interface Credentials {
  readonly cookie?: string;
  readonly apiKey?: string;
}

const PATIENCE = 60_000;

const Problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() });

export class Refused extends Trouble {
  readonly status: number;

  constructor(status: number, what: string) {
    super(what);
    this.status = status;
  }
}

export function clientOf(url: string, credentials: Credentials): Client {
  const call = async <T>(method: string, path: string, body: unknown, answer: z.ZodType<T>) => {
    const response = await request(url, method, path, body, credentials);
    return answer.parse(await response.json());
  };
  return {
    get: (path, answer) => call("GET", path, undefined, answer),
    post: (path, body, answer) => call("POST", path, body, answer),
  };
}

export async function request(
  url: string,
  method: string,
  path: string,
  body: unknown,
  { cookie, apiKey }: Credentials = {},
): Promise<Response> {
  const response = await fetch(`${url}${path}`, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(cookie !== undefined && { cookie }),
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw new Refused(response.status, `${method} ${path}: ${await said(response)}`);
}

async function said(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const problem = Problem.parse(JSON.parse(text));
    return problem.detail ?? problem.title;
  } catch {
    return `answered with ${response.status}`;
  }
}

/** What a sign-in put into the browser, ready to be sent back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
