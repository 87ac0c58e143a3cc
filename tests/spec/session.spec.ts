import { api, business, type Api } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const stranger = api({ url: product.url });
const shop = business(owner);

const NewKey = z.looseObject({ id: z.number(), key: z.string().startsWith("siar_") });
const Session = z.looseObject({
  member: z.looseObject({ id: z.number(), role: z.string() }),
  permissions: z.array(z.string()),
});

const signIn = (email: string, password: string) =>
  stranger.send("POST", "/api/session", { email, password });
const by = (key: string) => api({ url: product.url, apiKey: key });
const newKey = (body: object = {}) =>
  person.post("/api/api-keys", { name: "Uji", ...body }, NewKey);

type Member = Awaited<ReturnType<typeof shop.member>>;

let agent: Member;
/** The owner in person: keys are made by nobody else. */
let person: Api;
beforeAll(async () => {
  if (product.owner === null) throw new Error("This product has no owner");
  person = await stranger.signIn(product.owner.email, product.owner.password);
  agent = await shop.member("agent");
});

describe("the set-up", () => {
  test("happens once: a second owner is refused", async () => {
    expect((await stranger.send("GET", "/api/setup")).body).toEqual({ needed: false });
    const second = {
      businessName: "Kopi Lain",
      name: "Orang Lain",
      email: "lain@siar.example",
      password: "kopi-tubruk-77",
    };
    expect(await stranger.refused("POST", "/api/setup", second)).toMatchObject({
      status: 409,
      code: "already-set-up",
    });
    expect((await signIn(second.email, second.password)).status).toBe(401);
  });
});

describe("a session", () => {
  let member: Api;
  beforeAll(async () => {
    member = await stranger.signIn(agent.email.toUpperCase(), agent.password);
  });

  test("shows a member who they are and what they may do", async () => {
    const session = await member.get("/api/session", Session);
    expect(session.member).toMatchObject({ id: agent.id, role: "agent" });
    expect(session.permissions).toContain("conversation:reply");
    expect(session.permissions).not.toContain("campaign:view");
  });

  test("is of no use to another site's page", async () => {
    const headers = { origin: "https://evil.example" };
    const refused = await member.refused("POST", "/api/notifications/read", {}, headers);
    expect(refused).toMatchObject({ status: 403, code: "cross-site" });
  });

  test("ends with signing out, also for whoever copied the cookie", async () => {
    expect((await member.send("GET", "/api/contacts")).status).toBe(200);
    expect((await member.send("DELETE", "/api/session")).status).toBe(204);
    expect((await member.send("GET", "/api/contacts")).status).toBe(401);
  });
});

describe("signing in", () => {
  const saidTo = async (email: string) => {
    const wrong = { email, password: "salah-sekali-1" };
    return { ...(await stranger.refused("POST", "/api/session", wrong)), requestId: "" };
  };

  test("with a wrong password is refused, like with an address that nobody has", async () => {
    const known = await saidTo(agent.email);
    expect(known).toMatchObject({ status: 401, code: "wrong-credentials" });
    expect(await saidTo("nobody@siar.example")).toEqual(known);
  });

  test("is shut after ten wrong passwords, for the right one too, and says how long", async () => {
    const wrong = Array.from({ length: 9 }, () => signIn(agent.email, "salah-1"));
    expect(new Set((await Promise.all(wrong)).map(({ status }) => status))).toEqual(new Set([401]));
    const shut = await signIn(agent.email, agent.password);
    expect(shut).toMatchObject({ status: 429, body: { code: "too-many-tries" } });
    expect(Number(shut.headers.get("retry-after"))).toBeGreaterThan(60);
  });
});

describe("members", () => {
  test("have an address of their own and a password that is not easily guessed", async () => {
    const ask = (body: object) => owner.refused("POST", "/api/members", body);
    const { email } = agent;
    const member = { name: "Sari", role: "agent", email, password: "teh-manis-42x" };
    expect(await ask(member)).toMatchObject({ status: 409, code: "email-taken" });
    const other = { ...member, email: "sari.baru@siar.example" };
    expect(await ask({ ...other, password: "password12" })).toMatchObject({
      code: "weak-password",
      errors: [{ path: "password" }],
    });
    expect(await ask({ ...other, role: "owner" })).toMatchObject({ code: "invalid-input" });
  });
});

describe("an API key", () => {
  test("acts as its member, and is shown this once", async () => {
    const { id, key } = await newKey();
    expect((await by(key).get("/api/session", Session)).member.role).toBe("owner");
    const listed = await owner.send("GET", "/api/api-keys");
    expect(JSON.stringify(listed.body)).toContain(`"id":${id}`);
    expect(JSON.stringify(listed.body)).not.toContain(key);
  });

  test("opens nothing any more once it is revoked", async () => {
    const { id, key } = await newKey();
    expect((await by(key).send("GET", "/api/campaigns")).status).toBe(200);
    await owner.delete(`/api/api-keys/${id}`);
    expect((await by(key).send("GET", "/api/campaigns")).status).toBe(401);
    const revoked = await shop.audited("api-key", id);
    expect(revoked.map(({ action }) => action)).toEqual(["api-key.create", "api-key.revoke"]);
    expect(JSON.stringify(revoked)).not.toContain(key);
  });

  test("opens nothing any more once its time is over", async () => {
    const { key } = await newKey({ expiresAt: new Date(Date.now() + 700).toISOString() });
    expect((await by(key).send("GET", "/api/campaigns")).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 750));
    expect((await by(key).send("GET", "/api/campaigns")).status).toBe(401);
  });

  test("that nobody made opens nothing", async () => {
    for (const key of [`siar_${"a".repeat(43)}`, "siar_", product.apiKey?.slice(0, -1) ?? ""]) {
      const refused = await by(key).refused("GET", "/api/campaigns");
      expect(refused).toMatchObject({ status: 401, code: "not-signed-in" });
    }
  });
});
