import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ask, memberCookie, setUp, testEnv } from "../../test/client.ts";
import { routes } from "../routes/index.ts";

/** Each password is hashed for a tenth of a second, on a busy machine for longer. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let cookie = "";
beforeAll(async () => {
  cookie = await setUp();
});

describe("every route asks for its permission", () => {
  const closed = routes.filter(({ operation }) => operation.permission !== null);
  const pathOf = (path: string) => path.replaceAll(/:\w+/g, "1");

  test("13.3 a stranger gets 401 and an agent 403, before anything is read", async () => {
    const agent = await memberCookie(cookie, "agent");
    const agents = (await ask("GET", "/api/session", { cookie: agent })).json["permissions"];
    for (const { method, path, operation } of closed) {
      const asStranger = await ask(method, pathOf(path));
      expect([method, path, asStranger.status]).toEqual([method, path, 401]);
      if (Array.isArray(agents) && agents.includes(operation.permission)) continue;
      const asAgent = await ask(method, pathOf(path), { cookie: agent });
      expect([method, path, asAgent.json["code"]]).toEqual([method, path, "forbidden"]);
    }
  });
});

describe("bodies", () => {
  const put = (body: string, type = "application/json") =>
    ask("PUT", "/api/settings", { cookie, body, headers: { "content-type": type } });

  test.each([
    ["broken JSON", "{", "application/json", 400, "invalid-json"],
    ["another type", "name=x", "application/x-www-form-urlencoded", 415, "unsupported-media-type"],
    [
      "what is too deep",
      `${"[".repeat(40)}${"]".repeat(40)}`,
      "application/json",
      400,
      "json-too-deep",
    ],
    [
      "what is too large",
      `"${"x".repeat(1024 * 1024)}"`,
      "application/json",
      413,
      "body-too-large",
    ],
    ["no object", "[1]", "application/json; charset=utf-8", 400, "invalid-input"],
    ["nothing", "", "application/json", 400, "invalid-input"],
  ])("%s is refused by name", async (_, body, type, status, code) => {
    expect((await put(body, type)).json).toMatchObject({ status, code });
  });

  test("no body is an empty body", async () => {
    const headers = { "content-type": "application/json" };
    const read = await ask("POST", "/api/notifications/read", { cookie, headers });
    expect(read.json).toEqual({ unread: 0 });
  });
});

describe("answers", () => {
  test("are for the caller alone, and name their request", async () => {
    const { headers } = await ask("GET", "/api/settings", { cookie });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{20,}$/);
  });

  test("refusals are problems in the caller's language, with the same request id", async () => {
    const headers = { "accept-language": "id-ID,id;q=0.9,en;q=0.8" };
    const answer = await ask("GET", "/api/nothing", { headers });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.json).toMatchObject({
      type: "/api/docs#error-no-such-route",
      status: 404,
      detail: "Tidak ada apa pun di alamat ini.",
      requestId: answer.headers.get("x-request-id"),
    });
  });

  test("a bug is a request id, never a message", async () => {
    const broken = { JOBS: testEnv.JOBS, DB: brokenDb("no such table: secrets_of_ours") };
    const answer = await ask("GET", "/api/setup", { env: broken });
    expect(answer.json).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(answer.json)).not.toContain("secrets_of_ours");
  });

  test("an overloaded database is a 503 with a time to come back", async () => {
    const answer = await ask("GET", "/api/setup", {
      env: { DB: brokenDb("D1_ERROR: D1 DB is overloaded. Too many requests queued.") },
    });
    expect(answer.json).toMatchObject({ status: 503, code: "unavailable" });
    expect(answer.headers.get("retry-after")).toBe("2");
  });
});

describe("Idempotency-Key", () => {
  const create = (key: string, name: string, who = cookie) =>
    ask("POST", "/api/members", {
      cookie: who,
      headers: { "idempotency-key": key },
      body: { name, email: `${name}@toko.example`, role: "agent", password: "teh-manis-42x" },
    });
  const members = async () =>
    (await env.DB.prepare("SELECT count(*) AS n FROM members").first<number>("n")) ?? 0;

  test("ten of the same at once are carried out once, and a later one gets the first answer", async () => {
    const before = await members();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create("k-1", "sari")));
    expect(await members()).toBe(before + 1);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await create("k-1", "sari");
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.json["email"]).toBe("sari@toko.example");
    expect(await members()).toBe(before + 1);
  });

  test("the key of another request is refused, of another caller is another key", async () => {
    await create("k-2", "dewi");
    expect((await create("k-2", "rina")).json).toMatchObject({ code: "idempotency-mismatch" });
    const { json } = await ask("POST", "/api/api-keys", { cookie, body: { name: "other" } });
    const other = await ask("POST", "/api/members", {
      key: String(json["key"]),
      headers: { "idempotency-key": "k-2" },
      body: { name: "r", email: "r@toko.example", role: "agent", password: "teh-manis-42x" },
    });
    expect(other.status).toBe(201);
  });

  test("an answer that is lost after the commit does not let the act happen twice", async () => {
    await create("k-3", "lost");
    await env.DB.exec("UPDATE idempotency_keys SET status = NULL, answer = NULL WHERE key = 'k-3'");
    const before = await members();
    expect((await create("k-3", "lost")).json).toMatchObject({ code: "answer-lost" });
    expect(await members()).toBe(before);
  });

  test("one that died without a word is given up after a minute", async () => {
    await create("k-4", "given-up");
    await env.DB.exec(
      "UPDATE idempotency_keys SET status = NULL, answer = NULL, committed_at = NULL WHERE key = 'k-4'",
    );
    expect((await create("k-4", "given-up")).json).toMatchObject({ code: "request-in-progress" });
    await env.DB.exec(
      "UPDATE idempotency_keys SET created_at = created_at - 61000 WHERE key = 'k-4'",
    );
    expect((await create("k-4", "given-up")).json).toMatchObject({ code: "email-taken" });
  });

  test("an empty or endless key is refused", async () => {
    expect((await create(" ".repeat(201), "x")).json).toMatchObject({ code: "invalid-input" });
  });
});

describe("the health check", () => {
  test("says to strangers whether it works, and no more", async () => {
    const { status, json } = await ask("GET", "/api/health");
    expect(status).toBe(200);
    expect(Object.keys(json).toSorted()).toEqual(["at", "status"]);
  });

  test("says to the owner what works", async () => {
    const { json } = await ask("GET", "/api/health", { cookie });
    expect(json).toMatchObject({
      status: "ok",
      checks: {
        database: { status: "ok" },
        queues: { status: "ok", jobsWaiting: 0 },
        whatsapp: { status: "none", accounts: 0 },
      },
    });
  });

  test("is 503 while what was committed is not delivered, and while the database is away", async () => {
    await env.DB.exec(
      "INSERT INTO outbox (token, topic, payload, created_at) VALUES ('t', 't', '{}', 1)",
    );
    expect((await ask("GET", "/api/health")).status).toBe(503);
    await env.DB.exec("DELETE FROM outbox");
    expect((await ask("GET", "/api/health")).status).toBe(200);
    const away = { DB: brokenDb("Network connection lost.") };
    expect((await ask("GET", "/api/health", { cookie, env: away })).json).toMatchObject({
      status: "down",
    });
  });
});

describe("what the API says of itself", () => {
  test("the document and the page are for everybody, and the page runs no script", async () => {
    const document = await ask("GET", "/api/openapi.json");
    expect(document.json["openapi"]).toBe("3.1.0");
    const page = await ask("GET", "/api/docs");
    expect(page.headers.get("content-security-policy")).toContain("style-src 'self'");
    const html = String(page.json["text"]);
    expect(html).not.toContain("<script");
    expect(html).toContain('id="error-wrong-credentials"');
    expect(html).toContain("/api/api-keys/:id");
  });
});

/** A database that answers everything with this error. */
function brokenDb(message: string): D1Database {
  const fails = () => {
    throw new Error(message);
  };
  return { prepare: fails, batch: fails, exec: fails, dump: fails, withSession: fails };
}
