import { describe, expect, it } from "vitest";
import worker, { type Bindings } from "./index.ts";

const service = (name: string) => ({
  fetch: async (request: Request) =>
    new Response(`${name} ${new URL(request.url).pathname}`, {
      headers: { "x-answered-by": name },
    }),
});

/** Pages' own behaviour without a 404 page: index.html for every unknown path. */
const assets = {
  fetch: async (request: Request) => {
    const { pathname } = new URL(request.url);
    const isFile = pathname === "/assets/app-1a2b.js";
    return new Response(isFile ? "script" : `index for ${pathname}`, {
      headers: { "content-type": isFile ? "text/javascript" : "text/html; charset=utf-8" },
    });
  },
};

const env: Bindings = {
  ASSETS: assets,
  API: service("api"),
  WEBHOOK: service("webhook"),
  SIMULATOR: service("simulator"),
};

const open = (path: string, bindings = env, init: RequestInit = {}) =>
  worker.fetch(
    new Request(`https://siar.test${path}`, { headers: { accept: "text/html" }, ...init }),
    bindings,
  );

describe("the Worker in front of the admin UI", () => {
  it.each([
    ["/api/session", "api"],
    ["/api", "api"],
    ["/webhooks/whatsapp", "webhook"],
    ["/simulator", "simulator"],
    ["/simulator/api/stats", "simulator"],
  ])("passes %s on to the %s Worker, untouched", async (path, owner) => {
    const response = await open(path);
    expect(await response.text()).toBe(`${owner} ${path}`);
    expect(response.headers.get("content-security-policy")).toBeNull();
  });

  it("does not take a path that only begins like another Worker's", async () => {
    expect(await (await open("/apiary")).text()).toBe("index for /");
  });

  it("answers 404 for the simulator where it is not bound", async () => {
    const { SIMULATOR: _unbound, ...production } = env;
    expect((await open("/simulator/api/stats", production)).status).toBe(404);
  });

  it("serves the app for a navigation to any of its addresses", async () => {
    expect(await (await open("/campaigns/17?status=failed")).text()).toBe("index for /");
  });

  it("answers 404, not the app, for a file that does not exist", async () => {
    const response = await open("/assets/old-9f9f.js", env, { headers: { accept: "*/*" } });
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  it("keeps hashed files for a year and never the page", async () => {
    const file = await open("/assets/app-1a2b.js", env, { headers: { accept: "*/*" } });
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect((await open("/")).headers.get("cache-control")).toBe("no-cache");
  });

  it("allows no inline script and no framing on the pages", async () => {
    const policy = (await open("/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await open("/")).headers.get("x-content-type-options")).toBe("nosniff");
  });
});
