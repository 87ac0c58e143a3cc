import { answers, api, business, meta, simulator, strikeMinute, until } from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const sim = simulator(product);
const line = meta(product);
const shop = business(owner);

const Check = z.looseObject({
  check: z.string(),
  ok: z.boolean(),
  detail: z.string().nullable(),
  step: z.string().nullable(),
});
const Account = z.looseObject({
  id: z.number(),
  status: z.string(),
  lastError: z.string().nullable(),
  callbackPath: z.string(),
  verifiedAt: z.string().nullable(),
  rotatedAt: z.string().nullable(),
  checks: z.array(Check),
  numbers: z.array(
    z.looseObject({
      quality: z.string(),
      messagingLimit: z.string().nullable(),
      health: z.looseObject({ canSend: z.string() }).nullable(),
      lastError: z.looseObject({ code: z.number(), step: z.string() }).nullable(),
    }),
  ),
});
const Report = z.object({ ok: z.boolean(), checks: z.array(Check) });
const Reach = z.object({
  perDay: z.number().nullable(),
  unlimited: z.boolean(),
  people: z.number(),
});

async function account() {
  const { items } = await owner.get("/api/whatsapp/accounts", answers.pageOf(Account));
  const living = items.find(({ status }) => status !== "disconnected");
  if (living === undefined) throw new Error("No account is connected");
  return living;
}

const tested = async () =>
  owner.post(`/api/whatsapp/accounts/${(await account()).id}/test`, {}, Report);

const well = {
  number: { status: "CONNECTED", nameStatus: "APPROVED", quality: "GREEN", paymentProblem: false },
  token: {
    expired: false,
    permissions: ["whatsapp_business_messaging", "whatsapp_business_management"],
  },
  limits: { messagingLimit: "TIER_UNLIMITED" },
};

beforeAll(() => sim.hurry());
afterEach(async () => {
  await sim.recover();
  await sim.behave(well);
  await tested();
});

describe("testing the connection", () => {
  test("10.3 finds all well, and never shows a secret", async () => {
    const { ok, checks } = await tested();
    expect(ok, JSON.stringify(checks)).toBe(true);
    const said = JSON.stringify([await account(), checks]);
    for (const secret of [product.accessToken, product.appSecret, product.verifyToken]) {
      expect(said).not.toContain(secret);
    }
  });

  test.each([
    ["permissions", { token: { permissions: ["whatsapp_business_management"] } }],
    ["registration", { number: { status: "DISCONNECTED" } }],
    ["displayName", { number: { nameStatus: "DECLINED" } }],
    ["payment", { number: { paymentProblem: true } }],
    ["token", { token: { expired: true } }],
  ])("10.3 10.5 names what is missing and the step to mend it: %s", async (check, trouble) => {
    await sim.behave(trouble);
    const { ok, checks } = await tested();
    expect(ok).toBe(false);
    const wrong = checks.filter((one) => !one.ok);
    expect(new Set(wrong.map((one) => one.check))).toEqual(new Set([check]));
    for (const { step } of wrong) expect(step).toMatch(/.{10}/);
    expect(await account()).toMatchObject({ status: "failing", lastError: expect.any(String) });
  });

  test.each(["unavailable", "html", "reset"])(
    "10.5 says clearly that Meta is not to be had: %s",
    async (kind) => {
      await sim.behave({ outage: { kind, on: "all" } });
      const { ok, checks } = await tested();
      expect(ok).toBe(false);
      expect(checks).toMatchObject([{ check: "token", ok: false, step: expect.any(String) }]);
      const refused = await owner.refused("POST", "/api/whatsapp/templates/sync");
      expect(["meta-refused", "meta-unreachable"]).toContain(refused.code);
      expect(refused.detail).toContain(checks[0]?.detail ?? "?");
    },
  );
});

describe("numbers", () => {
  test("10.4 are brought up to date with the minute after a webhook", async () => {
    await sim.behave({ number: { quality: "YELLOW" }, limits: { messagingLimit: "TIER_2K" } });
    const known = await until(async () => {
      await strikeMinute(product.url);
      const { numbers } = await account();
      return numbers.every(({ quality }) => quality === "YELLOW") && numbers;
    });
    expect(known[0]).toMatchObject({ messagingLimit: "TIER_2K", health: { canSend: "AVAILABLE" } });
  });

  test("10.4 share a limit, of which it is shown how much is used", async () => {
    const before = await owner.get("/api/whatsapp/reach", Reach);
    expect(before).toMatchObject({ perDay: null, unlimited: true });
    const { segmentId } = await shop.audience(2);
    const id = await shop.launched(segmentId);
    await shop.becomes(id, "completed");
    await sim.behave({ limits: { messagingLimit: "TIER_100K" } });
    await tested();
    const after = await owner.get("/api/whatsapp/reach", Reach);
    expect(after).toMatchObject({ perDay: 100_000, unlimited: false, people: before.people + 2 });
  });

  test("10.5 show what Meta last refused them for, and what to do", async () => {
    const { segmentId, people } = await shop.audience(1);
    await sim.refuse(131_042, people[0]?.phone);
    const id = await shop.launched(segmentId);
    await shop.becomes(id, "paused");
    const { status, numbers } = await account();
    expect(status).toBe("failing");
    expect(numbers.map(({ lastError }) => lastError?.code)).toContain(131_042);
    await sim.forgive(people[0]?.phone);
    await tested();
    await shop.obey(id, "resume");
    await shop.becomes(id, "completed");
  });
});

describe("secrets", () => {
  test("10.3 a token that does not work replaces none", async () => {
    const { id } = await account();
    const refused = await owner.refused("PUT", `/api/whatsapp/accounts/${id}/secrets`, {
      token: "EAAthis-token-is-not-one-of-ours",
    });
    expect(refused).toMatchObject({ code: "meta-refused" });
    expect((await tested()).ok).toBe(true);
  });

  test("10.3 the callback address is known to be verified once Meta has asked", async () => {
    await line.handshake({
      "hub.mode": "subscribe",
      "hub.verify_token": product.verifyToken,
      "hub.challenge": "1",
    });
    expect((await account()).verifiedAt).not.toBeNull();
  });

  test("10.3 of two app secrets both are taken, until the rotation is ended", async () => {
    const { id } = await account();
    const path = `/api/whatsapp/accounts/${id}/secrets`;
    const renewed = meta({ ...product, appSecret: "another-app-secret" });
    const body = line.envelope({});
    expect(await renewed.post(body)).toBe(401);
    await owner.put(path, { appSecret: "another-app-secret" }, Account);
    expect((await account()).rotatedAt).not.toBeNull();
    await until(async () => (await renewed.post(body)) === 200);
    expect(await line.post(body)).toBe(200);
    // Back again: what the simulator signs with is the present one at the end.
    await owner.put(path, { appSecret: product.appSecret }, Account);
    await owner.post(`${path}/end-rotation`, {}, Account);
    expect((await account()).rotatedAt).toBeNull();
    expect(await line.post(body)).toBe(200);
  });
});

test("10.3 disconnecting pauses what runs, with the reason; connected again it goes on", async () => {
  const { segmentId } = await shop.audience(30);
  const id = await shop.launched(segmentId, { rateLimit: 1 });
  await shop.reaches(id, ({ stats }) => stats.sent > 0);
  const { id: accountId } = await account();
  const gone = await owner.send("DELETE", `/api/whatsapp/accounts/${accountId}`);
  expect(gone.status).toBe(200);
  expect(await shop.campaign(id)).toMatchObject({
    status: "paused",
    pauseReason: "account_disconnected",
  });
  const connected = await owner.send("POST", "/api/whatsapp/accounts", {
    wabaId: product.wabaId,
    token: product.accessToken,
    appSecret: product.appSecret,
    verifyToken: product.verifyToken,
  });
  expect(connected.status).toBe(200);
  await shop.obey(id, "cancel");
  expect((await sim.campaign(id)).recipientsAcceptedTwice).toEqual([]);
});
