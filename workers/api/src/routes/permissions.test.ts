import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/d1";
import { Hono } from "hono";
import { strangerActor, type Actor } from "@siar/kernel/ctx";
import { isPermission, type Permission } from "@siar/kernel/permission";
import { unitOfWork } from "@siar/kernel/log";
import { describe, expect, test, vi } from "vitest";
import type { HonoEnv } from "../http/context.ts";
import { mount } from "../http/mount.ts";
import { routes } from "./index.ts";

/** The page of who may do what, as it is in the docs: a new route or role is in it, or a test fails. */
const page = readFileSync(join(import.meta.dirname, "../../../../docs/permissions.md"), "utf8");

function rowsUnder(title: string): string[][] {
  const part = page.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = part.split("\n").filter((line) => line.startsWith("|") && !line.includes("---"));
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

const [columns = [], ...holdings] = rowsUnder("Roles");
const doors = rowsUnder("Routes").slice(1);

const heldBy = (role: string): Set<Permission> =>
  new Set(
    holdings.flatMap(([name = "", ...marks]) =>
      isPermission(name) && marks[columns.indexOf(role) - 1] === "✓" ? [name] : [],
    ),
  );

/** The real table behind the real checks; what a route would answer is not asked of it. */
function api(actor: Actor): Hono<HonoEnv> {
  const app = new Hono<HonoEnv>();
  app.use("*", (c, next) =>
    unitOfWork("request", {}, async (event) => {
      c.set("event", event);
      c.set("locale", "en");
      c.set("requestId", "a request");
      c.set("ctx", { ...nowhere, actor });
      await next();
    }),
  );
  const answered = async () => new Response("answered");
  mount(
    app,
    routes.map((route) => ({ ...route, repeatable: false, answer: answered })),
  );
  return app;
}

/** No check asks the database; one that did would fail here. */
const noDatabase = (): D1Database => Object.create(null);

const nowhere = {
  db: drizzle(noDatabase()),
  now: 0,
  locale: "en" as const,
  requestId: "a request",
  address: null,
  deliver: async () => {},
};

async function ask(app: Hono<HonoEnv>, method: string, path: string): Promise<number> {
  const body = method === "GET" || method === "DELETE" ? null : "{}";
  const headers = { "content-type": "application/json" };
  const response = await app.request(path.replaceAll(/:\w+/g, "1"), {
    method,
    headers,
    body,
  });
  return response.status;
}

const somebody = (permissions: ReadonlySet<Permission>): Actor => ({
  kind: "member",
  memberId: 1,
  keyId: null,
  name: "Sari",
  permissions,
});

describe("the page of who may do what", () => {
  vi.spyOn(console, "log").mockImplementation(() => {});

  test("P38 names every route with the permission that it asks for", () => {
    const asked = routes.map(({ method, path, operation }) => [
      `${method} ${path}`,
      operation.permission ?? "nobody",
    ]);
    const named = doors.map(([route, permission = ""]) => [route, permission.split(" ")[0]]);
    expect(named).toEqual(asked);
  });

  test.each(["nobody", ...columns.slice(1)])(
    "13.1 13.2 13.3 P37 P38 P39 is what every route answers to %s",
    async (role) => {
      const may = heldBy(role);
      const app = api(role === "nobody" ? strangerActor : somebody(may));
      const refusal = role === "nobody" ? 401 : 403;
      const wrong: string[] = [];
      for (const [route = "", permission = ""] of doors) {
        if (!isPermission(permission)) continue;
        const [method = "", path = ""] = route.split(" ");
        const status = await ask(app, method, path);
        const passes = status !== 401 && status !== 403;
        if (passes !== may.has(permission) || (!passes && status !== refusal)) {
          wrong.push(`${route}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
