import { env } from "cloudflare:workers";
import { notify } from "@siar/core/notifications";
import { systemActor } from "@siar/kernel/ctx";
import { drizzle } from "drizzle-orm/d1";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ask, memberCookie, setUp } from "../../test/client.ts";

/** Each password is hashed for a tenth of a second, on a busy machine for longer. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let cookie = "";
beforeAll(async () => {
  cookie = await setUp();
});

describe("API keys", () => {
  const make = async (body: Record<string, unknown>) =>
    (await ask("POST", "/api/api-keys", { cookie, body })).json;

  test("a key is shown once, acts for its maker, and lies in the database as a hash only", async () => {
    const made = await make({ name: "Shop" });
    const key = String(made["key"]);
    expect(key).toMatch(/^siar_[\w-]{43}$/);
    expect((await ask("GET", "/api/session", { key })).json).toMatchObject({
      member: { role: "owner" },
    });
    const { json } = await ask("GET", "/api/api-keys", { key });
    expect(JSON.stringify(json)).toContain(key.slice(0, 11));
    expect(JSON.stringify(json)).not.toContain(key);
    for (const table of ["api_keys", "audit_log", "idempotency_keys"]) {
      const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
      expect(JSON.stringify(results)).not.toContain(key);
    }
  });

  test("with an Idempotency-Key it is made once, and not even then shown twice", async () => {
    const asking = { cookie, body: { name: "Once" }, headers: { "idempotency-key": "once" } };
    const first = await ask("POST", "/api/api-keys", asking);
    expect(first.status).toBe(201);
    expect((await ask("POST", "/api/api-keys", asking)).json).toMatchObject({
      code: "answer-lost",
    });
    const { results } = await env.DB.prepare("SELECT * FROM idempotency_keys").all();
    expect(JSON.stringify(results)).not.toContain(first.json["key"]);
  });

  test("a revoked or expired one is nobody's from then on", async () => {
    const { key, id } = await make({ name: "Gone" });
    expect((await ask("DELETE", `/api/api-keys/${Number(id)}`, { cookie })).status).toBe(200);
    expect((await ask("GET", "/api/session", { key: String(key) })).status).toBe(401);
    expect((await ask("DELETE", `/api/api-keys/${Number(id)}`, { cookie })).status).toBe(404);
    const soon = await make({
      name: "Soon",
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    expect((await ask("GET", "/api/session", { key: String(soon["key"]) })).status).toBe(200);
    await env.DB.exec(`UPDATE api_keys SET expires_at = 1 WHERE id = ${Number(soon["id"])}`);
    expect((await ask("GET", "/api/session", { key: String(soon["key"]) })).status).toBe(401);
  });

  test("when it was last used is written once a minute", async () => {
    const { key, id } = await make({ name: "Busy" });
    const used = () =>
      env.DB.prepare(`SELECT last_used_at FROM api_keys WHERE id = ${Number(id)}`).first(
        "last_used_at",
      );
    await ask("GET", "/api/session", { key: String(key) });
    const first = await used();
    await ask("GET", "/api/session", { key: String(key) });
    expect(await used()).toBe(first);
    await env.DB.exec(
      `UPDATE api_keys SET last_used_at = last_used_at - 60001 WHERE id = ${Number(id)}`,
    );
    await ask("GET", "/api/session", { key: String(key) });
    expect(Number(await used())).toBeGreaterThanOrEqual(Number(first));
  });

  test("a key is not stopped by the rules for browsers", async () => {
    const { key } = await make({ name: "Browser" });
    const headers = { origin: "https://elsewhere.example" };
    const body = { name: "x", phone: "+6281234567890" };
    const made = await ask("POST", "/api/contacts", { key: String(key), headers, body });
    expect(made.status).toBe(201);
  });
});

describe("settings", () => {
  const read = async () => (await ask("GET", "/api/settings", { cookie })).json;
  const write = (body: Record<string, unknown>) => ask("PUT", "/api/settings", { cookie, body });

  test("of two that edit the same version one is told so, and nothing of it is written", async () => {
    const settings = await read();
    const answers = await Promise.all([
      write({ ...settings, rateLimit: 30 }),
      write({ ...settings, rateLimit: 40 }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)?.json;
    expect(await read()).toEqual(won);
    expect(won).toMatchObject({ version: 2 });
  });

  test("9.5 the audit tells what was changed, from what to what, and nothing else", async () => {
    const settings = await read();
    await write({ ...settings, quietHours: null, sizeWarning: 500 });
    const { json } = await ask("GET", "/api/audit?entity=settings&action=settings.update&limit=1", {
      cookie,
    });
    expect(json["items"]).toMatchObject([
      {
        actor: { kind: "member", name: "Budi" },
        before: { quietHours: { from: "21:00", until: "08:00" }, sizeWarning: 1_000 },
        after: { quietHours: null, sizeWarning: 500 },
      },
    ]);
  });

  test.each([
    ["timezone", { timezone: "Mars/Olympus" }],
    ["defaultCountry", { defaultCountry: "XX" }],
    ["quietHours.from", { quietHours: { from: "25:00", until: "08:00" } }],
    ["rateLimit", { rateLimit: 1_001 }],
    ["optOutKeywords", { optOutKeywords: [] }],
  ])("%s is checked", async (path, change) => {
    const refused = await write({ ...(await read()), ...change });
    expect(refused.json).toMatchObject({ status: 400, errors: [{ path }] });
  });
});

describe("members", () => {
  test("13.2 a supervisor sees and changes nothing", async () => {
    const supervisor = await memberCookie(cookie, "supervisor");
    for (const path of ["/api/settings", "/api/members", "/api/audit", "/api/jobs"]) {
      expect((await ask("GET", path, { cookie: supervisor })).status).toBe(200);
    }
    const body = { name: "x", email: "x@toko.example", role: "agent", password: "teh-manis-42x" };
    const refused = await ask("POST", "/api/members", { cookie: supervisor, body });
    expect(refused.json).toMatchObject({ status: 403, code: "forbidden" });
  });

  test("an address is taken once, and no second owner can be made", async () => {
    const body = {
      name: "A",
      email: "twice@toko.example",
      role: "agent",
      password: "teh-manis-42x",
    };
    expect((await ask("POST", "/api/members", { cookie, body })).status).toBe(201);
    const again = await ask("POST", "/api/members", {
      cookie,
      body: { ...body, email: "TWICE@toko.example" },
    });
    expect(again.json).toMatchObject({ code: "email-taken", errors: [{ path: "email" }] });
    const second = await ask("POST", "/api/members", { cookie, body: { ...body, role: "owner" } });
    expect(second.json).toMatchObject({ status: 400, errors: [{ path: "role" }] });
  });
});

describe("notifications", () => {
  const ctx = { db: drizzle(env.DB), now: 1_800_000_000_000, actor: systemActor("test") };
  const told = (name: string) =>
    ctx.db.batch([notify(ctx, { kind: "campaign_started", params: { name }, campaignId: 7 })]);
  const list = async (who: string, language = "en") =>
    (
      await ask("GET", "/api/notifications", {
        cookie: who,
        headers: { "accept-language": language },
      })
    ).json;

  test("5.5 the owner is told, in the reader's language, until it is read", async () => {
    await told("Ramadan");
    await told("Lebaran");
    expect(await list(cookie, "id")).toMatchObject({
      unread: 2,
      items: [
        { text: "“Lebaran” sudah dimulai.", read: false, campaignId: 7 },
        { text: "“Ramadan” sudah dimulai.", read: false },
      ],
    });
    await ask("POST", "/api/notifications/read", { cookie, body: { upTo: 1 } });
    expect(await list(cookie)).toMatchObject({
      unread: 1,
      items: [{ read: false }, { read: true }],
    });
    expect((await ask("POST", "/api/notifications/read", { cookie })).json).toEqual({ unread: 0 });
    await ask("POST", "/api/notifications/read", { cookie, body: { upTo: 1 } });
    expect(await list(cookie)).toMatchObject({ unread: 0 });
  });

  test("13.3 an agent does not hear of campaigns", async () => {
    const agent = await memberCookie(cookie, "agent");
    expect(await list(agent)).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  test("reading ahead of time does not hide what comes later", async () => {
    await ask("POST", "/api/notifications/read", { cookie, body: { upTo: 9_999 } });
    await told("Later");
    expect(await list(cookie)).toMatchObject({ unread: 1 });
  });
});

describe("the audit log over the API", () => {
  test("pages through every entry once, newest first", async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query = cursor === "" ? "" : `&cursor=${cursor}`;
      const { json } = await ask("GET", `/api/audit?limit=2${query}`, { cookie });
      seen.push(...idsOf(json["items"]));
      const next = json["nextCursor"];
      cursor = typeof next === "string" ? next : null;
    }
    expect(seen).toEqual([...new Set(seen)].toSorted((left, right) => right - left));
    expect(seen.length).toBe(
      await env.DB.prepare("SELECT count(*) AS n FROM audit_log").first("n"),
    );
  });

  test("phone numbers in it are for those who may read them", async () => {
    await env.DB.prepare(
      "INSERT INTO audit_log (at, actor_kind, actor_name, action, after, request_id) VALUES (1, 'system', 't', 'contact.phone', ?, 'r')",
    )
      .bind(JSON.stringify({ phone: "+6281234567890" }))
      .run();
    const entry = async (who: string) =>
      JSON.stringify((await ask("GET", "/api/audit?action=contact.phone", { cookie: who })).json);
    expect(await entry(cookie)).toContain("+6281234567890");
    expect(await entry(await memberCookie(cookie, "supervisor"))).not.toContain("+6281234567890");
  });
});

const idsOf = (items: unknown): number[] =>
  Array.isArray(items) ? items.map((item: { id: number }) => item.id) : [];
