import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@siar/kernel/database";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { auditLog } from "@siar/kernel/tables";
import type { Fetch } from "@siar/whatsapp";
import { createStatement, getSettings } from "../settings/index.ts";
import {
  connectAccount,
  disconnect,
  forgetSenders,
  isConnected,
  list,
  numberIdsByMeta,
  secretsForSignature,
  senderOf,
  testConnection,
  type ChannelEnv,
} from "./index.ts";
import { whatsappAccounts } from "./tables.ts";

const db = database(env.DB);
const NOW = 1_800_000_000_000;
const ctx: Ctx = {
  db,
  now: NOW,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const WABA = "102290129340398";
const TOKEN = "EAAverysecrettoken";
const connection = {
  wabaId: WABA,
  token: TOKEN,
  appSecret: "app-secret-1",
  verifyToken: "verify-1",
  name: "Kopi Senja",
};

/** Meta as these tests need it: the token is checked, the rest can be set. */
const meta = {
  numbers: ["106540352242922", "106540352242923"],
  subscribed: false,
  refusesSubscription: false,
  down: false,
};

const graph: Fetch = async (url, init) => {
  if (meta.down) return new Response("<html>", { status: 502 });
  if (new Headers(init.headers).get("authorization") !== `Bearer ${TOKEN}`) {
    return Response.json({ error: { code: 190, message: "expired" } }, { status: 401 });
  }
  if (url.includes("/phone_numbers")) return Response.json({ data: meta.numbers.map(wireNumber) });
  if (init.method === "POST") {
    if (meta.refusesSubscription) {
      return Response.json({ error: { code: 200, message: "permission" } }, { status: 403 });
    }
    meta.subscribed = true;
    return Response.json({ success: true });
  }
  const app = { whatsapp_business_api_data: { id: "1", name: "Siar", link: "" } };
  return Response.json({ data: meta.subscribed ? [app] : [] });
};

const wireNumber = (id: string) => ({
  id,
  display_phone_number: "+62 811-1000-2001",
  verified_name: "Kopi Senja",
  quality_rating: "GREEN",
  status: "CONNECTED",
  throughput: { level: id.endsWith("3") ? "HIGH" : "STANDARD" },
  whatsapp_business_manager_messaging_limit: "TIER_2K",
});

const channelEnv: ChannelEnv = {
  SIAR_SECRET: "a secret of the tests with more than 32 characters",
  GRAPH_URL: "",
  SIMULATOR: { fetch: graph },
};
const lend = () => Promise.resolve(channelEnv);
const connect = (input: Partial<typeof connection> = {}) =>
  connectAccount(lend)(ctx, { ...connection, ...input });

beforeEach(async () => {
  for (const table of ["whatsapp_accounts", "whatsapp_numbers", "settings"]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
  const business = {
    businessName: "Kopi Senja",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await ctx.db.batch([createStatement(ctx, business)]);
  Object.assign(meta, {
    numbers: ["106540352242922", "106540352242923"],
    subscribed: false,
    refusesSubscription: false,
    down: false,
  });
  forgetSenders();
});

describe("10.3 connecting an account", () => {
  it("10.3 reads its numbers, subscribes the app, and chooses a number to send from", async () => {
    expect(await connect()).toMatchObject({
      ok: true,
      value: {
        wabaId: WABA,
        name: "Kopi Senja",
        status: "connected",
        lastError: null,
        callbackPath: "/webhooks/whatsapp",
        numbers: [
          { phoneNumberId: "106540352242922", throughput: 80, quality: "GREEN" },
          { phoneNumberId: "106540352242923", throughput: 1000, messagingLimit: "TIER_2K" },
        ],
      },
    });
    expect(meta.subscribed).toBe(true);
    const ids = await numberIdsByMeta(ctx, ["106540352242922"]);
    expect((await getSettings(ctx)).defaultNumberId).toBe(ids.get("106540352242922"));
  });

  it("10.3 no secret is in the database in clear, in an answer or in the audit log", async () => {
    const answer = await connect();
    const listed = await list(ctx, {});
    const stored = await db.select().from(whatsappAccounts);
    const audited = await db.select().from(auditLog);
    const said = JSON.stringify([answer, listed, stored, audited]);
    for (const secret of [TOKEN, "app-secret-1", "verify-1"]) expect(said).not.toContain(secret);
    expect(JSON.stringify([answer, listed])).not.toMatch(/token"|appSecret|verifyToken/);
  });

  it("10.5 says why it does not work: token, Meta down, no number, no permission", async () => {
    expect(await connect({ token: "wrong" })).toMatchObject({
      error: { code: "meta-refused", params: { reason: expect.stringContaining("expired") } },
    });
    expect(await db.$count(whatsappAccounts)).toBe(0);
    meta.numbers = [];
    expect(await connect()).toMatchObject({ error: { code: "channel-without-numbers" } });
    meta.numbers = ["106540352242922"];
    meta.refusesSubscription = true;
    expect(await connect()).toMatchObject({
      value: { status: "failing", lastError: expect.stringContaining("permission") },
    });
    meta.down = true;
    expect(await connect()).toMatchObject({ error: { code: "meta-unreachable" } });
  });

  it("10.3 connecting again replaces the secrets and keeps the former app secret for a while", async () => {
    await connect();
    await connect({ appSecret: "app-secret-2", verifyToken: "verify-2" });
    expect(await secretsForSignature(ctx, channelEnv, true)).toEqual({
      appSecrets: ["app-secret-2", "app-secret-1"],
      verifyTokens: ["verify-2"],
    });
    await connect({ appSecret: "app-secret-2" });
    expect((await secretsForSignature(ctx, channelEnv, true)).appSecrets).toEqual([
      "app-secret-2",
      "app-secret-1",
    ]);
    expect(await db.$count(whatsappAccounts)).toBe(1);
  });

  it("10.3 a number that Meta no longer lists is kept as deleted", async () => {
    await connect();
    meta.numbers = ["106540352242923"];
    expect(await connect()).toMatchObject({
      value: {
        numbers: [
          { phoneNumberId: "106540352242922", status: "DELETED" },
          { phoneNumberId: "106540352242923", status: "CONNECTED" },
        ],
      },
    });
    const ids = await numberIdsByMeta(ctx, ["106540352242923"]);
    expect((await getSettings(ctx)).defaultNumberId).toBe(ids.get("106540352242923"));
  });
});

describe("10.1 sending from a number", () => {
  const firstNumber = async (): Promise<number> =>
    (await numberIdsByMeta(ctx, ["106540352242922"])).get("106540352242922") ?? 0;

  it("10.1 a connected number comes with an opened client", async () => {
    await connect();
    const numberId = await firstNumber();
    expect(await isConnected(ctx, numberId)).toBe(true);
    const sender = await senderOf(ctx, channelEnv, numberId);
    expect(sender).toMatchObject({
      value: { numberId, phoneNumberId: "106540352242922", throughput: 80 },
    });
    expect(sender.ok && (await sender.value.client.numbers(WABA)).ok).toBe(true);
  });

  it("10.1 there is no sender without a connection, nor under another secret", async () => {
    expect(await senderOf(ctx, channelEnv, 4_711)).toMatchObject({
      error: { code: "channel-not-connected" },
    });
    await connect();
    const elsewhere = { ...channelEnv, SIAR_SECRET: "another secret of more than 32 characters" };
    expect(await senderOf(ctx, elsewhere, await firstNumber())).toMatchObject({
      error: { code: "channel-secret-unreadable" },
    });
  });

  it("10.3 disconnecting forgets the secrets, at once where it was done", async () => {
    const connected = await connect();
    const numberId = await firstNumber();
    await senderOf(ctx, channelEnv, numberId);
    const id = connected.ok ? connected.value.id : 0;
    expect(await disconnect(ctx, { id })).toMatchObject({ ok: true });
    expect(await senderOf(ctx, channelEnv, numberId)).toMatchObject({ ok: false });
    expect(await isConnected(ctx, numberId)).toBe(false);
    expect((await secretsForSignature(ctx, channelEnv, true)).appSecrets).toEqual([]);
    expect(await db.select().from(whatsappAccounts)).toMatchObject([
      { token: "", appSecret: "", previousAppSecret: null, verifyToken: "" },
    ]);
    expect((await getSettings(ctx)).defaultNumberId).toBeNull();
    expect(await disconnect(ctx, { id })).toMatchObject({ error: { code: "not-found" } });
    expect(await connect()).toMatchObject({ value: { status: "connected" } });
  });

  it("10.3 testing the connection names what is missing and remembers it", async () => {
    const connected = await connect();
    const id = connected.ok ? connected.value.id : 0;
    expect(await testConnection(lend)(ctx, { id })).toMatchObject({ value: { ok: true } });
    meta.subscribed = false;
    expect(await testConnection(lend)(ctx, { id })).toMatchObject({
      value: {
        ok: false,
        checks: [
          { check: "token", ok: true },
          { check: "numbers", ok: true },
          { check: "subscription", ok: false, detail: expect.stringContaining("subscribed") },
        ],
      },
    });
    expect(await list(ctx, {})).toMatchObject({ value: { items: [{ status: "failing" }] } });
  });
});
