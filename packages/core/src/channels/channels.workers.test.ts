import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, MINUTE } from "@siar/kernel/clock";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@siar/kernel/database";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { auditLog } from "@siar/kernel/tables";
import type { Fetch } from "@siar/whatsapp";
import { createStatement, getSettings } from "../settings/index.ts";
import {
  applyAccountEvent,
  connectAccount,
  disconnect as disconnecting,
  endRotation,
  forgetSenders,
  isConnected,
  list,
  numberIdsByMeta,
  numberRefused,
  refreshDue,
  replaceSecrets,
  secretsForSignature,
  senderOf,
  subscribe,
  testConnection,
  type ChannelEnv,
} from "./index.ts";
import { whatsappAccounts } from "./tables.ts";

const db = database(env.DB);
const disconnect = disconnecting(async () => ({ statements: [], effects: [] }));
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
  /** The app that follows the account. */
  app: "1",
  down: false,
  /** Which question has no answer for now. */
  busy: "",
  tokens: [TOKEN],
  granted: ["whatsapp_business_messaging", "whatsapp_business_management"],
  number: {},
};
const wellMeta = { ...meta };

const graph: Fetch = async (url, init) => {
  if (meta.down) return new Response("<html>", { status: 502 });
  if (meta.busy !== "" && url.includes(meta.busy) && init.method !== "POST") {
    return Response.json({ error: { code: 80_007, message: "Too many calls" } }, { status: 400 });
  }
  const bearer = new Headers(init.headers).get("authorization");
  if (!meta.tokens.some((token) => bearer === `Bearer ${token}`)) {
    return Response.json({ error: { code: 190, message: "expired" } }, { status: 401 });
  }
  if (url.endsWith("/me/permissions")) {
    return Response.json({
      data: meta.granted.map((permission) => ({ permission, status: "granted" })),
    });
  }
  if (url.includes("/phone_numbers")) return Response.json({ data: meta.numbers.map(wireNumber) });
  if (init.method === "POST") {
    if (meta.refusesSubscription) {
      return Response.json({ error: { code: 200, message: "permission" } }, { status: 403 });
    }
    meta.subscribed = true;
    return Response.json({ success: true });
  }
  const app = { whatsapp_business_api_data: { id: meta.app, name: "Siar", link: "" } };
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
  name_status: "APPROVED",
  health_status: {
    can_send_message: "AVAILABLE",
    entities: [{ entity_type: "APP", id: "1", can_send_message: "AVAILABLE" }],
  },
  ...meta.number,
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
  Object.assign(meta, wellMeta);
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
    expect(JSON.stringify([answer, listed])).not.toMatch(/"token":|appSecret|verifyToken/);
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
      verifyTokens: [{ accountId: 1, token: "verify-2" }],
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
});

const idOf = (answer: { ok: boolean; value?: { id: number } }): number => answer.value?.id ?? 0;
const later = (ms: number): Ctx => ({ ...ctx, now: NOW + ms });
const account = async (at: Ctx = ctx) => {
  const listed = await list(at, {});
  return listed.ok ? listed.value.items[0] : undefined;
};

describe("10.3 testing the connection", () => {
  const test = async (id: number, at: Ctx = ctx) => {
    const answer = await testConnection(lend)(at, { id });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const faults = async (id: number, at: Ctx = ctx) =>
    (await test(id, at)).checks.filter(({ ok }) => !ok);

  it("10.3 looks at everything that a campaign needs, in order", async () => {
    const id = idOf(await connect());
    const { ok, checks } = await test(id);
    expect(ok).toBe(true);
    expect(checks.map(({ check }) => check)).toEqual([
      "token",
      "permissions",
      "numbers",
      "registration",
      "displayName",
      "payment",
      "health",
      "subscription",
    ]);
  });

  const health = (code: number, description: string) => ({
    health_status: {
      can_send_message: "BLOCKED",
      entities: [
        {
          entity_type: "WABA",
          id: "1",
          can_send_message: "BLOCKED",
          errors: [
            { error_code: code, error_description: description, possible_solution: "Mend it." },
          ],
        },
      ],
    },
  });

  it.each([
    ["permissions", { granted: ["whatsapp_business_management"] }, /whatsapp_business_messaging/],
    ["numbers", { numbers: [] }, /no phone number/],
    ["registration", { number: { status: "PENDING" } }, /\+62 811-1000-2001 is not registered/],
    ["displayName", { number: { name_status: "DECLINED" } }, /display name/],
    ["payment", { number: health(141006, "An error with the payment method.") }, /payment/],
    ["health", { number: health(141010, "Not verified.") }, /^Not verified\. \(141010\)$/],
    ["subscription", { subscribed: false }, /does not follow this account/],
    ["subscription", { app: "another" }, /does not follow this account/],
    ["token", { tokens: [] }, /expired\. \(190\)/],
  ])(
    "10.3 names what is missing: %s",
    async (check, trouble, sentence) => {
      const id = idOf(await connect());
      Object.assign(meta, trouble);
      const [fault] = await faults(id);
      expect(fault).toMatchObject({ check, detail: expect.stringMatching(sentence) });
      expect(fault?.step).toMatch(/\w/);
      const [inIndonesian] = await faults(id, { ...ctx, locale: "id" });
      if (check !== "health") expect(inIndonesian?.detail).not.toBe(fault?.detail);
      const failing = expect.objectContaining({ check, ok: false });
      expect(await account()).toMatchObject({
        status: "failing",
        checks: expect.arrayContaining([failing]),
        lastError: expect.stringContaining(fault?.detail ?? "?"),
      });
    },
    20_000,
  );

  it("10.5 says that Meta does not answer, and blames neither account nor token", async () => {
    const id = idOf(await connect());
    const well = { status: "connected", lastError: null };
    meta.busy = "/phone_numbers";
    await refreshDue(later(DAY), channelEnv);
    expect(await account()).toMatchObject(well);
    meta.busy = "/subscribed_apps";
    expect(await faults(id)).toMatchObject([
      { check: "subscription", detail: expect.stringMatching(/\(80007\)/) },
    ]);
    expect(await account()).toMatchObject(well);
    expect(await connect()).toMatchObject({ value: { ...well, checks: [] } });
    meta.busy = "";
    expect(await refreshDue(ctx, channelEnv)).toEqual({ looked: 1 });
    expect(await account()).toMatchObject({
      ...well,
      checks: expect.arrayContaining([expect.anything()]),
    });
    meta.down = true;
    expect(await faults(id)).toMatchObject([
      { check: "token", detail: expect.stringMatching(/web page instead of data/) },
    ]);
    expect(await account()).toMatchObject(well);
  }, 20_000);

  it("10.3 a subscription that is missing is made by one press", async () => {
    const id = idOf(await connect());
    meta.subscribed = false;
    expect((await faults(id)).map(({ check }) => check)).toEqual(["subscription"]);
    expect(await subscribe(lend)(ctx, { id })).toMatchObject({ value: { status: "connected" } });
    expect(meta.subscribed).toBe(true);
  });
});

describe("10.3 replacing secrets", () => {
  it("10.3 a token is tried before the former one is given up", async () => {
    const id = idOf(await connect());
    expect(await replaceSecrets(lend)(ctx, { id, token: "wrong" })).toMatchObject({
      error: { code: "meta-refused" },
    });
    meta.tokens = [TOKEN, "EAAnew"];
    expect(await replaceSecrets(lend)(ctx, { id, token: "EAAnew" })).toMatchObject({ ok: true });
    meta.tokens = ["EAAnew"];
    expect(await testConnection(lend)(ctx, { id })).toMatchObject({ value: { ok: true } });
    expect(await replaceSecrets(lend)(ctx, { id })).toMatchObject({
      error: { code: "invalid-input" },
    });
  });

  it("10.3 two app secrets are valid until the rotation is ended", async () => {
    const id = idOf(await connect());
    const rotated = await replaceSecrets(lend)(ctx, { id, appSecret: "app-secret-2" });
    expect(rotated).toMatchObject({ value: { rotatedAt: new Date(NOW).toISOString() } });
    const secrets = async () => (await secretsForSignature(ctx, channelEnv, true)).appSecrets;
    expect(await secrets()).toEqual(["app-secret-2", "app-secret-1"]);
    expect(await endRotation(ctx, { id })).toMatchObject({ value: { rotatedAt: null } });
    expect(await secrets()).toEqual(["app-secret-2"]);
    const said = JSON.stringify([rotated, await db.select().from(auditLog)]);
    expect(said).not.toContain("app-secret");
  });
});

describe("10.4 what Meta says of numbers", () => {
  const told = async () =>
    (await db.all<{ kind: string }>(sql`SELECT kind FROM notifications ORDER BY id`)).map(
      ({ kind }) => kind,
    );
  beforeEach(() => db.run(sql`DELETE FROM notifications`));

  it("10.4 is asked once a day, and as soon as a webhook says that something changed", async () => {
    await connect();
    expect(await refreshDue(later(DAY - 1), channelEnv)).toEqual({ looked: 0 });
    meta.number = { quality_rating: "RED", throughput: { level: "HIGH" } };
    expect(await refreshDue(later(DAY), channelEnv)).toEqual({ looked: 1 });
    expect((await account())?.numbers[0]).toMatchObject({ quality: "RED", throughput: 1000 });
    expect(await told()).toEqual(["number_quality_low", "number_quality_low"]);
    meta.number = { ...meta.number, whatsapp_business_manager_messaging_limit: "TIER_10K" };
    const { statements } = await applyAccountEvent(later(DAY + 1), { wabaId: WABA });
    const [first, ...rest] = statements;
    if (first !== undefined) await db.batch([first, ...rest]);
    expect(await refreshDue(later(DAY + 1), channelEnv)).toEqual({ looked: 1 });
    expect((await account())?.numbers[0]).toMatchObject({ messagingLimit: "TIER_10K" });
    expect(await told()).toHaveLength(2);
  });

  it("10.4 while Meta is silent nothing is said about the account, and it is asked again soon", async () => {
    await connect();
    meta.down = true;
    await refreshDue(later(DAY), channelEnv);
    expect(await account()).toMatchObject({ status: "connected", lastError: null });
    meta.down = false;
    expect(await refreshDue(later(DAY + 15 * MINUTE), channelEnv)).toEqual({ looked: 1 });
  }, 20_000);

  it("10.5 what a campaign ran into is shown with its number, until the next look finds it well", async () => {
    await connect();
    const ids = await numberIdsByMeta(ctx, ["106540352242922"]);
    const [one, two] = numberRefused(ctx, ids.get("106540352242922") ?? 0, 131042);
    if (one === undefined || two === undefined) throw new Error("Two statements");
    await db.batch([one, two]);
    const shown = await account();
    expect(shown).toMatchObject({ status: "failing" });
    expect(shown?.numbers[0]?.lastError).toMatchObject({
      code: 131042,
      detail: expect.stringContaining("payment"),
      at: new Date(NOW).toISOString(),
    });
    await refreshDue(ctx, channelEnv);
    const after = await account();
    expect(after).toMatchObject({ status: "connected", lastError: null });
    expect(after?.numbers[0]?.lastError).toMatchObject({ code: 131042 });
  });

  it("10.5 the owner hears once that a connection has broken", async () => {
    await connect();
    meta.tokens = [];
    await Promise.all([1, 2].map(() => refreshDue(later(DAY), channelEnv)));
    await refreshDue(later(2 * DAY), channelEnv);
    expect(await told()).toEqual(["connection_failing"]);
  });

  it("10.4 a webhook that comes during a look makes for another one", async () => {
    const id = idOf(await connect());
    const change = async (at: Ctx) => {
      const [first] = (await applyAccountEvent(at, { wabaId: WABA })).statements;
      if (first !== undefined) await db.batch([first]);
    };
    const during = { ...channelEnv, SIMULATOR: { fetch: graph } };
    during.SIMULATOR.fetch = async (url, init) => {
      if (url.includes("/phone_numbers")) await change(later(DAY + 1));
      return graph(url, init);
    };
    await refreshDue(later(DAY), during);
    expect(await refreshDue(later(DAY + 1), during)).toEqual({ looked: 1 });
    await testConnection(() => Promise.resolve(during))(later(DAY + 2), { id });
    expect(await refreshDue(later(DAY + 3), channelEnv)).toEqual({ looked: 1 });
    expect(await refreshDue(later(DAY + 4), channelEnv)).toEqual({ looked: 0 });
  });

  it("10.5 an account that Meta restricts is failing at once, and its campaigns have to stop", async () => {
    const id = idOf(await connect());
    const applied = await applyAccountEvent(ctx, { wabaId: WABA, stop: "restricted" });
    expect(applied.stop).toEqual({ accountId: id, reason: "account_restricted" });
    const [first, ...rest] = applied.statements;
    if (first !== undefined) {
      await db.batch([first, ...rest]);
      await db.batch([first, ...rest]);
    }
    expect(await told()).toEqual(["connection_failing"]);
    expect(await account()).toMatchObject({
      status: "failing",
      lastError: expect.stringContaining("restricted"),
    });
    expect(await applyAccountEvent(ctx, { wabaId: "4711", stop: "disabled" })).toEqual({
      statements: [],
      stop: null,
    });
  });
});
