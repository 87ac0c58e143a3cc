import { answers, api } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const stranger = api({ url: product.url });
const { Problem } = answers;

const Document = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        security: z.array(z.unknown()),
        "x-permission": z.string().nullable(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

interface Line {
  readonly method: string;
  readonly path: string;
  readonly isOpen: boolean;
}

let lines: Line[] = [];
beforeAll(async () => {
  const { paths } = await stranger.get("/api/openapi.json", Document);
  lines = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      isOpen: operation["x-permission"] === null,
    })),
  );
});

/** What a key may not do for its member: the product's own key asks here. */
const ofPeopleAlone = new Set(["POST /api/members/{id}/hand-over", "DELETE /api/sessions/{id}"]);

const nowhere = 999_999_999;
const ask = async (who: typeof owner, { method, path }: Line, headers?: Record<string, string>) => {
  const body = method === "GET" || method === "DELETE" ? undefined : {};
  return who.send(method, path.replaceAll(/\{\w+\}/g, String(nowhere)), body, headers);
};

/** Every problem names its request, in the header as well, and is what its status says. */
function problemOf(what: string, { status, headers, body }: Awaited<ReturnType<typeof ask>>) {
  expect(headers.get("content-type"), what).toBe("application/problem+json");
  const problem = Problem.parse(body);
  expect(problem.status, what).toBe(status);
  expect(problem.type, what).toBe(`/api/docs#error-${problem.code}`);
  expect(problem.requestId, what).toBe(headers.get("x-request-id"));
  return problem;
}

describe("every route", () => {
  test("is closed to a stranger, unless it is how one comes in", async () => {
    const closed = lines.filter(({ isOpen }) => !isOpen);
    expect(closed.length).toBeGreaterThan(50);
    for (const line of closed) {
      const what = `${line.method} ${line.path}`;
      const problem = problemOf(what, await ask(stranger, line));
      expect([what, problem.status, problem.code]).toEqual([what, 401, "not-signed-in"]);
    }
    const open = lines
      .filter(({ isOpen }) => isOpen)
      .map(({ method, path }) => `${method} ${path}`);
    expect(open.toSorted()).toEqual([
      "DELETE /api/session",
      "DELETE /api/sessions",
      "DELETE /api/sessions/{id}",
      "GET /api/health",
      "GET /api/session",
      "GET /api/sessions",
      "GET /api/setup",
      "POST /api/entry",
      "POST /api/entry/look",
      "POST /api/session",
      "POST /api/setup",
    ]);
    // Whoever is signed in may, whatever their role.
    for (const line of lines.filter(({ path }) => path.startsWith("/api/sessions"))) {
      expect(problemOf(line.path, await ask(stranger, line)).status).toBe(401);
    }
  });

  test("answers 404 for what there is not, or says what is wrong with the rest of the request", async () => {
    const inside = lines.filter(({ path }) => path.includes("{id}"));
    expect(inside.length).toBeGreaterThan(20);
    for (const line of inside) {
      const what = `${line.method} ${line.path}`;
      const { code, errors } = problemOf(what, await ask(owner, line));
      const right = ofPeopleAlone.has(what) ? ["not-signed-in"] : ["not-found", "invalid-input"];
      expect(right, what).toContain(code);
      // The id itself is in order, so it must not be what is complained of.
      expect(errors?.map(({ path }) => path) ?? [], what).not.toContain("id");
    }
  });

  test("refuses an id that is none, by name", async () => {
    for (const id of ["abc", "0", "-1", "1.5", "1e99"]) {
      expect(await owner.refused("GET", `/api/campaigns/${id}`), id).toMatchObject({
        status: 400,
        code: "invalid-input",
        errors: [{ path: "id" }],
      });
    }
  });

  test("answers nobody with what is kept by caches", async () => {
    for (const path of ["/api/campaigns", "/api/contacts", "/api/session"]) {
      const { headers } = await owner.send("GET", path);
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    }
  });
});

describe("a problem", () => {
  test("of an address that there is not has all fields, in the caller's language", async () => {
    const line = { method: "GET", path: "/api/tidak-ada", isOpen: true };
    const english = problemOf("en", await ask(owner, line));
    const indonesian = problemOf(
      "id",
      await ask(owner, line, { "accept-language": "id-ID,en;q=0.5" }),
    );
    expect(english).toMatchObject({ status: 404, detail: "There is nothing at this address." });
    expect(indonesian).toMatchObject({ detail: "Tidak ada apa pun di alamat ini." });
    expect(indonesian.title).toBe(english.title);
  });

  test("is English for whoever speaks neither language", async () => {
    const line = { method: "GET", path: "/api/campaigns/{id}", isOpen: false };
    const answer = await ask(stranger, line, { "accept-language": "fr-FR,fr;q=0.9" });
    expect(problemOf("fr", answer).detail).toBe("Please sign in.");
  });

  test.each([
    ["broken JSON", "{", "application/json", 400, "invalid-json"],
    ["no JSON object", "[]", "application/json", 400, "invalid-input"],
    ["another type", "name=x", "application/x-www-form-urlencoded", 415, "unsupported-media-type"],
    ["too much", `{"name":"${"x".repeat(1_100_000)}"}`, "application/json", 413, "body-too-large"],
    ["too deep", "[".repeat(50) + "]".repeat(50), "application/json", 400, "json-too-deep"],
  ])("says what is wrong with a body: %s", async (what, body, type, status, code) => {
    const answer = await owner.send("POST", "/api/labels", body, { "content-type": type });
    expect(problemOf(what, answer)).toMatchObject({ status, code });
  });

  test("names every field at fault, where it is", async () => {
    const wrong = { phone: 7, rating: 9, optIn: { source: "" } };
    const { errors } = await owner.refused("POST", "/api/contacts", wrong);
    expect(errors?.map(({ path }) => path).toSorted()).toEqual(["optIn.source", "phone", "rating"]);
  });
});

describe("what the API says of itself", () => {
  test("every answer that a route may give is in its document", async () => {
    const { paths } = await stranger.get("/api/openapi.json", Document);
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { responses, security }] of Object.entries(operations)) {
        const statuses = Object.keys(responses);
        expect(
          statuses.some((status) => status.startsWith("2")),
          `${method} ${path}`,
        ).toBe(true);
        if (security.length > 0) expect(statuses, `${method} ${path}`).toContain("401");
      }
    }
  });

  test("a page of it is for people, in any browser, without a script", async () => {
    const { status, headers, body } = await stranger.send("GET", "/api/docs");
    expect([status, headers.get("content-type")?.split(";")[0]]).toEqual([200, "text/html"]);
    expect(String(body)).toContain("/api/campaigns");
    expect(String(body)).not.toContain("<script");
  });
});
