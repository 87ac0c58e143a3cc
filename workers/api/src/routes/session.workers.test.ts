import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ask, owner, setUp } from "../../test/client.ts";

let cookie = "";

const forgetTries = () => env.DB.exec("DELETE FROM sign_in_tries");
const wrong = (email = owner.email, address?: string) =>
  ask("POST", "/api/session", {
    body: { email, password: "not-the-password" },
    ...(address !== undefined && { headers: { "cf-connecting-ip": address } }),
  });

/** As if the one who tried last had tried that often. */
const tried = (times: number) => env.DB.exec(`UPDATE sign_in_tries SET tries = ${times}`);

/** Each password is hashed for a tenth of a second, on a busy machine for longer. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describe("the first visit", () => {
  test("a new Siar says that it needs an owner", async () => {
    expect((await ask("GET", "/api/setup")).json).toEqual({ needed: true });
    expect((await ask("GET", "/api/session")).status).toBe(401);
  });

  test("a weak password is refused at its field, and nothing is made", async () => {
    const body = { businessName: "Toko", name: "Budi", email: owner.email, password: "password12" };
    const refused = await ask("POST", "/api/setup", { body });
    expect(refused.json).toMatchObject({ code: "weak-password", errors: [{ path: "password" }] });
    expect((await ask("GET", "/api/setup")).json).toEqual({ needed: true });
  });

  test("of three set-ups at once one makes the owner, and is signed in", async () => {
    const body = { businessName: "Toko Budi", name: "Budi", ...owner };
    const answers = await Promise.all(
      [1, 2, 3].map((at) =>
        ask("POST", "/api/setup", { body: { ...body, email: `owner${at}@toko.example` } }),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const session = await ask("GET", "/api/session", { cookie: made[0]?.cookie ?? "" });
    expect(session.json).toMatchObject({
      member: { role: "owner", name: "Budi" },
      business: { name: "Toko Budi", defaultCountry: "ID", timezone: "Asia/Jakarta", locale: "id" },
      mode: "local",
    });
    const rows = await env.DB.prepare(
      "SELECT (SELECT count(*) FROM members) AS members, (SELECT count(*) FROM settings) AS settings",
    ).first();
    expect(rows).toEqual({ members: 1, settings: 1 });
    await env.DB.prepare("UPDATE members SET email = ?").bind(owner.email).run();
  });
});

describe("signing in", () => {
  beforeAll(async () => {
    cookie = await setUp();
  });
  beforeEach(forgetTries);

  test("the right password gives a session that pages cannot read, and a program can use", async () => {
    const signedIn = await ask("POST", "/api/session", {
      body: { email: " BUDI@Toko.example ", password: owner.password },
    });
    expect(signedIn.status).toBe(200);
    const line = signedIn.headers.getSetCookie()[0] ?? "";
    expect(line).toMatch(/^siar\.session_token=/);
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
    expect(line).not.toMatch(/Secure/);
    expect((await ask("GET", "/api/session", { cookie: signedIn.cookie })).status).toBe(200);
  });

  test("over https the cookie is Secure", async () => {
    const signedIn = await ask("POST", "/api/session", {
      body: owner,
      origin: "https://siar.test",
    });
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^__Secure-siar\.session_token=.*Secure/);
    const session = { cookie: signedIn.cookie, origin: "https://siar.test" };
    expect((await ask("GET", "/api/session", session)).status).toBe(200);
  });

  test("a wrong password and an unknown address are answered alike", async () => {
    const [known, unknown] = [await wrong(), await wrong("nobody@toko.example")];
    const said = ({ json }: typeof known) => ({ ...json, requestId: "" });
    expect(known.status).toBe(401);
    expect(said(known)).toEqual(said(unknown));
    expect(known.headers.getSetCookie()).toEqual([]);
  });

  test("after ten wrong passwords a person's sign-in is shut, also for the right password", async () => {
    await wrong();
    await tried(9);
    expect((await wrong()).status).toBe(401);
    const eleventh = await ask("POST", "/api/session", { body: owner });
    expect(eleventh.status).toBe(429);
    expect(eleventh.json["code"]).toBe("too-many-tries");
    expect(Number(eleventh.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  test("tries at once are counted as many: with two left, six of them test two passwords", async () => {
    await wrong();
    await tried(8);
    const answers = await Promise.all(Array.from({ length: 6 }, () => wrong()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([401, 401, 429, 429, 429, 429]);
  });

  test("one address that tries fifty people is shut as well, other addresses are not", async () => {
    await wrong("somebody@toko.example", "203.0.113.9");
    await tried(50);
    expect((await wrong("another@toko.example", "203.0.113.9")).status).toBe(429);
    expect((await wrong("another@toko.example", "203.0.113.10")).status).toBe(401);
  });

  test("the right password clears what was counted for its person", async () => {
    await wrong();
    await tried(9);
    expect((await ask("POST", "/api/session", { body: owner })).status).toBe(200);
    expect((await wrong()).status).toBe(401);
    expect((await wrong()).status).toBe(401);
  });

  test("the window opens again after a quarter of an hour, however often one tried meanwhile", async () => {
    await wrong();
    await tried(10);
    expect((await wrong()).status).toBe(429);
    expect((await wrong()).status).toBe(429);
    await env.DB.exec("UPDATE sign_in_tries SET since = since - 900000");
    expect((await ask("POST", "/api/session", { body: owner })).status).toBe(200);
  });

  test("neither passwords nor addresses of those who tried can be read from the database", async () => {
    await wrong("planted@toko.example");
    const { results } = await env.DB.prepare("SELECT subject FROM sign_in_tries").all();
    expect(JSON.stringify(results)).not.toContain("planted");
  });
});

describe("a session", () => {
  test("ends everywhere at once when its member signs out", async () => {
    const { cookie: mine } = await ask("POST", "/api/session", { body: owner });
    const copy = mine;
    const out = await ask("DELETE", "/api/session", { cookie: mine });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/siar\.session_token=; Max-Age=0/);
    expect((await ask("GET", "/api/session", { cookie: copy })).status).toBe(401);
  });

  test("that is forged or has run out is nobody's", async () => {
    const forged = cookie.replace(/=.{6}/, "=AAAAAA");
    expect((await ask("GET", "/api/session", { cookie: forged })).status).toBe(401);
    const { cookie: old } = await ask("POST", "/api/session", { body: owner });
    await env.DB.exec(
      "UPDATE sessions SET expires_at = 1 WHERE id = (SELECT max(id) FROM sessions)",
    );
    expect((await ask("GET", "/api/session", { cookie: old })).status).toBe(401);
  });

  test("has the permissions that its member's role has at this moment", async () => {
    await env.DB.exec("UPDATE members SET role = 'agent'");
    const session = await ask("GET", "/api/session", { cookie });
    expect(session.json["permissions"]).not.toContain("settings:write");
    expect((await ask("GET", "/api/settings", { cookie })).status).toBe(403);
    await env.DB.exec("UPDATE members SET role = 'owner'");
    expect((await ask("GET", "/api/settings", { cookie })).status).toBe(200);
  });

  test("is told to another site's page by nobody: what changes something must be our own page's", async () => {
    const headers = { origin: "https://evil.example" };
    for (const [method, path] of [
      ["DELETE", "/api/session"],
      ["POST", "/api/api-keys"],
    ] as const) {
      const refused = await ask(method, path, { cookie, headers });
      expect(refused.json).toMatchObject({ status: 403, code: "cross-site" });
    }
    const live = { ...headers, upgrade: "websocket" };
    expect((await ask("GET", "/api/settings", { cookie, headers: live })).status).toBe(403);
    expect((await ask("GET", "/api/settings", { cookie, headers })).status).toBe(200);
  });

  test("13.4 its beginning and its end are in the audit log", async () => {
    const { json } = await ask("GET", "/api/audit?limit=200", { cookie });
    const actions = JSON.stringify(json["items"]);
    expect(actions).toContain("session.start");
    expect(actions).toContain("session.end");
  });
});
