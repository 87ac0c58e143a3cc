import { env } from "cloudflare:workers";
import { z } from "zod";
import type { Env } from "../src/env.ts";
import app from "../src/index.ts";

/** The objects live in another Worker: here nobody asks them anything. */
const nobody = {
  getByName: () => {
    throw new Error("No object runs in this test");
  },
};

export const testEnv: Env = {
  DB: env.DB,
  JOBS: env.JOBS,
  FILES: env.FILES,
  CAMPAIGN_RUN: nobody,
  NUMBER_PACER: nobody,
  INBOX: nobody,
  SIAR_SECRET: "a secret of at least thirty-two characters",
  MODE: "local",
  GRAPH_URL: "",
};

interface Asking {
  readonly body?: unknown;
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly env?: Partial<Env>;
  readonly origin?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What was answered, as JSON; null for nothing. */
  readonly json: Record<string, unknown>;
  /** As a browser would send it back. */
  readonly cookie: string;
}

/** One request through the whole of the API, as a stranger would send it. */
export async function ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const { body, cookie, key, headers = {}, origin = "http://siar.test" } = asking;
  const request = new Request(origin + path, {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(cookie !== undefined && { cookie }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await app.fetch(request, { ...testEnv, ...asking.env });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return {
    status: response.status,
    headers: response.headers,
    json: isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : { text },
    cookie: cookieOf(response.headers),
  };
}

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");

export const owner = { email: "budi@toko.example", password: "kopi-tubruk-77" };

const business = { businessName: "Toko Budi", name: "Budi" };

/** Sets the business up, once per test file, and answers the owner's cookie. */
export async function setUp(): Promise<string> {
  const made = await ask("POST", "/api/setup", { body: { ...business, ...owner } });
  if (made.status === 201) return made.cookie;
  return (await ask("POST", "/api/session", { body: owner })).cookie;
}

/** Another member, signed in. */
export async function memberCookie(cookie: string, role: "supervisor" | "agent"): Promise<string> {
  const email = `${role}@toko.example`;
  const password = `teh-manis-${role.length}x`;
  await ask("POST", "/api/members", { cookie, body: { name: role, email, role, password } });
  return (await ask("POST", "/api/session", { body: { email, password } })).cookie;
}
