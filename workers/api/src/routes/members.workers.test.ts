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
const keyOf = ({ json }: Awaited<ReturnType<typeof ask>>) => String(json["key"]);
const signInAs = async (email: string, secret: string) =>
  (await ask("POST", "/api/session", { body: { email, password: secret } })).cookie;
const withRole = async (email: string, given: object): Promise<string> => {
  const body = { name: "Rina", email, password, ...given };
  expect(await status("POST", "/api/members", { cookie: boss, body })).toBe(201);
  return signInAs(email, password);
};
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

  test("is withdrawn, or replaced by another, only by whoever might give it", async () => {
    const manager = await withRole("manager@toko.example", { role: "manager" });
    const made = await invite("f@toko.example", "manager");
    const path = `/api/invitations/${String(made.json["id"])}`;
    expect((await invite("f@toko.example", "viewer", manager)).status).toBe(403);
    expect(await status("DELETE", path, { cookie: manager })).toBe(403);
    expect(await status("DELETE", path, { cookie: boss })).toBe(200);
    expect((await invite("f@toko.example", "viewer", manager)).status).toBe(201);
  });

  test("opens nothing once whoever made it might not make it any more", async () => {
    const manager = await withRole("former@toko.example", { role: "manager" });
    const id = await idOf("former@toko.example");
    const made = await invite("g@toko.example", "agent", manager);
    const other = await ask("POST", `/api/members/${agentId}/password-link`, { cookie: manager });
    const tokens = [made, other].map(({ json }) => tokenOf(json["path"]));
    const opens = () =>
      Promise.all(tokens.map((token) => status("POST", "/api/entry/look", { body: { token } })));
    expect(await opens()).toEqual([200, 200]);
    expect(await status("POST", `/api/members/${id}/suspend`, { cookie: boss })).toBe(200);
    expect(await opens()).toEqual([409, 409]);
    const use = { name: "Gita", password: "es-cendol-91" };
    for (const token of tokens) {
      expect(await status("POST", "/api/entry", { body: { token, ...use } })).toBe(409);
    }
    expect(await status("POST", `/api/members/${id}/reinstate`, { cookie: boss })).toBe(200);
    expect(await opens()).toEqual([200, 200]);
    const given = { cookie: boss, body: { role: "viewer" } };
    expect(await status("PUT", `/api/members/${id}/role`, given)).toBe(200);
    expect(await opens()).toEqual([409, 409]);
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
    const permissions = ["contact:view", "key:manage"];
    const role = { name: "Kasir", permissions };
    const { json } = await ask("POST", "/api/roles", { cookie: boss, body: role });
    const cashier = { role: "custom", customRoleId: json["id"] };
    const cookie = await withRole("kasir@toko.example", cashier);
    const id = await idOf("kasir@toko.example");
    const key = keyOf(await ask("POST", "/api/api-keys", { cookie, body: { name: "Kasir" } }));
    expect(await status("GET", "/api/contacts", { key })).toBe(200);
    expect(await status("POST", at("/suspend", id), { cookie: boss })).toBe(200);
    expect(await status("GET", "/api/contacts", { cookie })).toBe(401);
    expect(await status("GET", "/api/contacts", { key })).toBe(401);
    expect(await signInAs("kasir@toko.example", password)).toBe("");
    expect(await status("POST", at("/suspend", id), { cookie: boss })).toBe(409);
    expect(await status("POST", at("/reinstate", id), { cookie: boss })).toBe(200);
    expect(await status("GET", "/api/contacts", { key })).toBe(200);
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

  test("may only what it was made for, and makes no other key", async () => {
    const key = keyOf(await make({ permissions: ["contact:view", "key:manage"] }));
    expect(await status("GET", "/api/contacts", { key })).toBe(200);
    expect(await status("GET", "/api/campaigns", { key })).toBe(403);
    expect((await make({}, { key })).status).toBe(401);
    const { cookie } = await ask("POST", "/api/session", {
      body: { email: "kasir@toko.example", password },
    });
    expect((await make({ permissions: ["campaign:send"] }, { cookie })).status).toBe(400);
  });

  test("is seen and revoked by whoever made it and by an owner, by nobody else", async () => {
    const cookie = await signInAs("kasir@toko.example", password);
    const theirs = (await make({ name: "Punya kasir" }, { cookie })).json["id"];
    const mine = (await make({ name: "Punya bos" })).json["id"];
    const seen = async (who: string) =>
      JSON.stringify((await ask("GET", "/api/api-keys", { cookie: who })).json);
    expect(await seen(cookie)).toContain("Punya kasir");
    expect(await seen(cookie)).not.toContain("Punya bos");
    expect(await seen(boss)).toContain("Punya kasir");
    expect(await status("DELETE", `/api/api-keys/${Number(mine)}`, { cookie })).toBe(404);
    expect(await status("DELETE", `/api/api-keys/${Number(theirs)}`, { cookie: boss })).toBe(200);
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
  let manager = "";
  const owners = async () =>
    (
      await env.DB.prepare(
        "SELECT id FROM members WHERE role = 'owner' AND suspended_at IS NULL AND removed_at IS NULL",
      ).all()
    ).results.length;

  test("cannot be suspended, removed or given another role, by nobody", async () => {
    manager = await signInAs("manager@toko.example", password);
    const id = await idOf(owner.email);
    for (const [method, act, body] of [
      ["POST", "/suspend", undefined],
      ["DELETE", "", undefined],
      ["PUT", "/role", { role: "agent" }],
      ["POST", "/password-link", undefined],
      ["POST", "/hand-over", undefined],
    ] as const) {
      for (const cookie of [boss, manager]) {
        const refused = await ask(method, `/api/members/${id}${act}`, { cookie, body });
        expect(refused.status, act).toBe(403);
      }
    }
    expect(await owners()).toBe(1);
  });

  const handOver = (id: number, cookie: string) =>
    status("POST", `/api/members/${id}/hand-over`, { cookie });

  test("hands the business over, once, and is a manager then", async () => {
    const supervisor = await memberCookie(boss, "supervisor");
    const sari = await signInAs("sari@toko.example", "es-cendol-91");
    const heirs = await Promise.all(
      ["supervisor", "sari"].map((name) => idOf(`${name}@toko.example`)),
    );
    const answers = await Promise.all(heirs.map((id) => handOver(id, boss)));
    expect(answers.filter((code) => code === 200)).toHaveLength(1);
    expect(await owners()).toBe(1);
    manager = boss;
    const session = await ask("GET", "/api/session", { cookie: manager });
    expect(session.json["member"]).toMatchObject({ role: "manager" });
    boss = answers[0] === 200 ? supervisor : sari;
  });

  test("is still there when the heir is removed or suspended at that moment", async () => {
    for (const [method, act] of [
      ["DELETE", ""],
      ["POST", "/suspend"],
    ] as const) {
      const email = `heir-${method.toLowerCase()}@toko.example`;
      const cookie = await withRole(email, { role: "viewer" });
      const id = await idOf(email);
      const [handed] = await Promise.all([
        handOver(id, boss),
        status(method, `/api/members/${id}${act}`, { cookie: manager }),
      ]);
      expect(await owners()).toBe(1);
      if (handed === 200) [boss, manager] = [cookie, boss];
    }
  });
});
