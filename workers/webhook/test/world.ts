import { env as bindings } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { connectAccount, type ChannelEnv } from "@siar/core/channels";
import { createStatement } from "@siar/core/settings";
import type { CampaignRuns } from "@siar/core/sending";
import { database } from "@siar/kernel/database";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { sql } from "drizzle-orm";
import type { Env } from "../src/env.ts";
import worker from "../src/index.ts";

const NUMBER = "106540352242922";
const APP_SECRET = "app-secret-of-the-tests";
export const VERIFY_TOKEN = "verify-token-of-the-tests";
const SECRET = "a secret of the tests with more than 32 characters";
const ORIGIN = "https://siar.example";

export const db = database(bindings.DB);
const ctxNow = (): Ctx => ({
  db,
  now: Date.now(),
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});

/** What the Worker sent to its queue, and whom it told about changed rows. */
export const queued: unknown[] = [];
export const told: Array<{ campaignId: number; seqs: number[] }> = [];
/** Set to make the queue refuse. */
export const trouble = { queue: false };

const unused = () => Promise.reject(new Error("Not part of these tests"));

const campaignRuns: CampaignRuns = {
  getByName: () => ({
    sync: unused,
    lease: unused,
    handOver: unused,
    report: unused,
    drain: unused,
    fetch: unused,
    rowsChanged: async (campaignId, seqs) => void told.push({ campaignId, seqs }),
    summary: unused,
  }),
};

const metrics = { backlogCount: 0, backlogBytes: 0 };

const queue: Queue<unknown> = {
  send: async (message) => {
    if (trouble.queue) throw new Error("Too Many Requests");
    queued.push(message);
    return { metadata: { metrics } };
  },
  sendBatch: unused,
  metrics: async () => metrics,
};

/** What Meta was asked to send. */
export const answered: string[] = [];

/** Meta, as far as it goes: one file that it has, and whatever is sent. */
export const PICTURE = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const meta = {
  fetch: async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname === "/file") return new Response(PICTURE);
    if (url.pathname.endsWith("/messages")) {
      answered.push(await new Response(init?.body).text());
      return Response.json({ messages: [{ id: `wamid.ANSWER${answered.length}` }] });
    }
    return url.pathname.endsWith("/900")
      ? Response.json({ url: "https://simulator/file", mime_type: "image/jpeg" })
      : Response.json({ error: { code: 100, message: "No such object" } }, { status: 400 });
  },
  connect: () => {
    throw new Error("Not part of these tests");
  },
};

export const env: Env = {
  DB: bindings.DB,
  CAMPAIGN_RUN: campaignRuns,
  NUMBER_PACER: {
    getByName: () => ({ share: unused, slowDown: unused, reserve: async () => 0 }),
  },
  INBOX: { getByName: () => ({ changed: async () => {}, fetch: unused }) },
  FILES: bindings.FILES,
  GRAPH_URL: "",
  SIMULATOR: meta,
  WHATSAPP_EVENTS: queue,
  SIAR_SECRET: SECRET,
  MODE: "local",
};

const channelEnv: ChannelEnv = {
  SIAR_SECRET: SECRET,
  GRAPH_URL: "",
  SIMULATOR: {
    fetch: async (url) =>
      url.includes("/phone_numbers")
        ? Response.json({ data: [{ id: NUMBER, display_phone_number: "+62", verified_name: "K" }] })
        : Response.json({ success: true }),
  },
};

const tables = [
  "contacts",
  "conversations",
  "conversation_messages",
  "conversation_replies",
  "service_windows",
  "inbound_media",
  "opt_out_replies",
  "contact_preferences",
  "consent_events",
  "campaign_messages",
  "campaign_counters",
  "set_aside",
  "inbound_counts",
  "whatsapp_accounts",
  "whatsapp_numbers",
  "whatsapp_templates",
  "suppressions",
];

/** An empty business with one connected account. */
export async function freshWorld(): Promise<void> {
  for (const table of tables) await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  queued.length = 0;
  answered.length = 0;
  told.length = 0;
  trouble.queue = false;
  const business = {
    businessName: "Kopi Senja",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  const ctx = ctxNow();
  await ctx.db.batch([createStatement(ctx, business)]);
  const connected = await connectAccount(() => Promise.resolve(channelEnv))(ctxNow(), {
    wabaId: "102290129340398",
    token: "t",
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
  });
  if (!connected.ok) throw new Error(connected.error.code);
}

/** ASCII only, with the escapes that Meta writes and signs. */
const asMeta = (value: unknown): string =>
  JSON.stringify(value).replace(/[/@\u007f-\uffff]/g, (character) =>
    character === "/" ? "\\/" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

export async function signed(body: string, secret = APP_SECRET): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return `sha256=${[...mac].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export async function call(
  path: string,
  init?: RequestInit<IncomingRequestCfProperties>,
): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}${path}`, init);
  const response = await worker.fetch(request, env, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

/** Delivers a body as Meta does; the answer's status. */
export async function deliver(body: string, signature?: string): Promise<number> {
  const headers = { "x-hub-signature-256": signature ?? (await signed(body)) };
  const response = await call("/webhooks/whatsapp", { method: "POST", body, headers });
  return response.status;
}

export const envelope = (...changes: unknown[]): string =>
  asMeta({ object: "whatsapp_business_account", entry: [{ id: "102290129340398", changes }] });

export const messagesChange = (value: object): object => ({
  field: "messages",
  value: {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "62811", phone_number_id: NUMBER },
    ...value,
  },
});

const secondsAgo = (seconds: number): string => String(Math.floor(Date.now() / 1_000) - seconds);

export const inbound = (wamid: string, text: string, extra: object = {}): object => ({
  from: "6281200000001",
  from_user_id: "ID.77",
  id: wamid,
  timestamp: secondsAgo(60),
  type: "text",
  text: { body: text },
  ...extra,
});

export const status = (wamid: string, word: string, extra: object = {}): object => ({
  id: wamid,
  status: word,
  timestamp: secondsAgo(30),
  recipient_id: "6281200000001",
  ...extra,
});

export { worker };
