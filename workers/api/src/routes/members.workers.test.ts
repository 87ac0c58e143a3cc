import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ask, memberCookie, owner, setUp } from "../../test/client.ts";

/** Each password is hashed for a tenth of a second, on a busy machine for longer. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let boss = "";
let agent = "";
let agentId = 0;
const password = "teh-manis-5x";

const idOf = async (email: string): Promise<number> =>
  (await env.DB.prepare("SELECT id FROM members WHERE email = ?")
    .bind(email)
    .first<number>("id")) ?? 0;
const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
const tokenOf = (path: unknown): string => String(path).replace("/enter#", "");
const invite = (email: string, role = "agent", cookie = boss) =>
  ask("POST", "/api/invitations", { cookie, body: { email, role } });

beforeAll(async () => {
  boss = await setUp();
  agent = await memberCookie(boss, "agent");
  agentId = await idOf("agent@toko.example");
});

describe("an invitation", () => {
  test("lets its person in once, as what they were invited, and tells what it is before", async () => {
    const made = await invite("Sari@Toko.example");
    expect(made.status).toBe(201);
    const token = tokenOf(made.json["path"]);
    const seen = await ask("POST", "/api/entry/look", { body: { token } });
    expect(seen.json).toEqual({
      kind: "invitation",
      email: "sari@toko.example",
      name: null,
      businessName: "Toko Budi",
    });
    const body = { token, name: "Sari", password: "es-cendol-91" };
    const weak = await ask("POST", "/api/entry", { body: { ...body, password: "password12" } });
    expect(weak.json["code"]).toBe("weak-password");
    const both = await Promise.all([1, 2].map(() => ask("POST", "/api/entry", { body })));
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const cookie = both.find((answer) => answer.status === 200)?.cookie ?? "";
    const session = await ask("GET", "/api/session", { cookie });
    expect(session.json["member"]).toMatchObject({ name: "Sari", role: "agent" });
    expect(await status("POST", "/api/entry/look", { body: { token } })).toBe(409);
  });

  test("that was withdrawn, has run out or was followed by another opens nothing", async () => {
    const withdrawn = await invite("a@toko.example");
    const path = `/api/invitations/${String(withdrawn.json["id"])}`;
    expect(await status("DELETE", path, { cookie: boss })).toBe(200);
    const first = await invite("b@toko.example");
    const second = await invite("b@toko.example");
    const late = await invite("c@toko.example");
    await env.DB.exec("UPDATE entry_links SET expires_at = 1 WHERE email = 'c@toko.example'");
    const looks = [withdrawn, first, second, late].map(({ json }) =>
      status("POST", "/api/entry/look", { body: { token: tokenOf(json["path"]) } }),
    );
    expect(await Promise.all(looks)).toEqual([409, 409, 200, 409]);
  });

  test("is given only for a role below, by whoever manages members, to an address that is free", async () => {
    expect((await invite("d@toko.example", "agent", agent)).status).toBe(403);
    expect((await invite("d@toko.example", "owner")).status).toBe(400);
    expect((await invite(owner.email)).json["code"]).toBe("email-taken");
  });

  test("cannot be read from the database", async () => {
    const token = tokenOf((await invite("e@toko.example")).json["path"]);
    const { results } = await env.DB.prepare("SELECT * FROM entry_links").all();
    const { results: log } = await env.DB.prepare("SELECT * FROM audit_log").all();
    expect(JSON.stringify([results, log])).not.toContain(token);
  });
});

describe("a member", () => {
  const at = (act: string, id = agentId) => `/api/members/${id}${act}`;
  const signIn = (secret = password) =>
    ask("POST", "/api/session", { body: { email: "agent@toko.example", password: secret } });

  test("who is suspended is out at once, also by a key, and comes back when reinstated", async () => {
    expect(await status("POST", at("/suspend"), { cookie: boss })).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie: agent })).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect(await status("POST", at("/suspend"), { cookie: boss })).toBe(409);
    expect(await status("POST", at("/reinstate"), { cookie: boss })).toBe(200);
    ({ cookie: agent } = await signIn());
    expect(await status("GET", "/api/contacts", { cookie: agent })).toBe(200);
  });

  test("sets a new password by a link, once, and is signed out everywhere else", async () => {
    const made = await ask("POST", at("/password-link"), { cookie: boss });
    const body = { token: tokenOf(made.json["path"]), password: "es-teler-777" };
    const entered = await ask("POST", "/api/entry", { body });
    expect(entered.status).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie: agent })).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await ask("POST", "/api/entry", { body })).status).toBe(409);
    agent = entered.cookie;
  });

  test("sees where they are signed in, ends one of them, then all", async () => {
    const { cookie: other } = await signIn("es-teler-777");
    const listed = await ask("GET", "/api/sessions", { cookie: agent });
    const items = JSON.stringify(listed.json["items"]);
    expect(items.match(/"current":true/g)).toHaveLength(1);
    expect(items.match(/"current"/g)).toHaveLength(2);
    const theirs = await env.DB.prepare("SELECT min(id) AS id FROM sessions WHERE user_id <> ?")
      .bind(agentId)
      .first<number>("id");
    expect(await status("DELETE", `/api/sessions/${theirs}`, { cookie: agent })).toBe(404);
    const newest = await env.DB.prepare("SELECT max(id) AS id FROM sessions").first<number>("id");
    expect(await status("DELETE", `/api/sessions/${newest}`, { cookie: agent })).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie: other })).toBe(401);
    expect(await status("DELETE", "/api/sessions", { cookie: agent })).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie: agent })).toBe(401);
    expect(await status("GET", "/api/sessions")).toBe(401);
  });

  test("who is removed is gone from the list and cannot come in; the address is free again", async () => {
    ({ cookie: agent } = await signIn("es-teler-777"));
    expect(await status("DELETE", at(""), { cookie: boss })).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie: agent })).toBe(401);
    expect((await signIn("es-teler-777")).status).toBe(401);
    expect(await status("DELETE", at(""), { cookie: boss })).toBe(404);
    const { json } = await ask("GET", "/api/members", { cookie: boss });
    expect(JSON.stringify(json)).not.toContain("agent@toko.example");
    expect((await invite("agent@toko.example")).status).toBe(201);
  });
});

describe("an API key", () => {
  const make = (body: object, by: object = { cookie: boss }) =>
    ask("POST", "/api/api-keys", { ...by, body: { name: "Kasir", ...body } });
  const keyOf = ({ json }: Awaited<ReturnType<typeof ask>>) => String(json["key"]);

  test("may only what it was made for, and makes no key that may more", async () => {
    const permissions = ["contact:view", "key:manage"];
    const key = keyOf(await make({ permissions }));
    expect(await status("GET", "/api/contacts", { key })).toBe(200);
    expect(await status("GET", "/api/campaigns", { key })).toBe(403);
    expect((await make({ permissions: ["campaign:send"] }, { key })).status).toBe(400);
    const child = await make({}, { key });
    expect(child.json["permissions"]).toEqual(permissions);
    expect(await status("GET", "/api/campaigns", { key: keyOf(child) })).toBe(403);
  });

  test("opens nothing from an address that it may not come from", async () => {
    expect((await make({ allowedAddresses: ["203.0.113.0/33"] })).status).toBe(400);
    const key = keyOf(await make({ allowedAddresses: ["203.0.113.0/24", "2001:db8::/32"] }));
    const from = (address: string) =>
      status("GET", "/api/contacts", { key, headers: { "cf-connecting-ip": address } });
    expect(await from("203.0.113.77")).toBe(200);
    expect(await from("2001:db8::9")).toBe(200);
    expect(await from("198.51.100.1")).toBe(401);
    expect(await status("GET", "/api/contacts", { key })).toBe(401);
  });
});

describe("the last owner", () => {
  test("cannot be suspended, removed or given another role, by nobody", async () => {
    const id = await idOf(owner.email);
    for (const [method, act] of [
      ["POST", "/suspend"],
      ["DELETE", ""],
      ["POST", "/password-link"],
      ["POST", "/hand-over"],
    ] as const) {
      const refused = await ask(method, `/api/members/${id}${act}`, { cookie: boss });
      expect(refused.json["code"], act).toBe("not-yours-to-give");
    }
  });

  test("hands the business over, once, and is a manager then", async () => {
    await memberCookie(boss, "supervisor");
    const heir = await idOf("supervisor@toko.example");
    const other = await idOf("sari@toko.example");
    const answers = await Promise.all(
      [heir, other].map((id) => ask("POST", `/api/members/${id}/hand-over`, { cookie: boss })),
    );
    expect(answers.map((answer) => answer.status).filter((code) => code === 200)).toHaveLength(1);
    const { results } = await env.DB.prepare("SELECT role FROM members WHERE role = 'owner'").all();
    expect(results).toHaveLength(1);
    const session = await ask("GET", "/api/session", { cookie: boss });
    expect(session.json["member"]).toMatchObject({ role: "manager" });
  });
});
