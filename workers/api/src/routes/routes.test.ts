import { describe, expect, test } from "vitest";
import { permissions } from "@siar/kernel/permission";
import { inputParts, pathParams } from "../http/route.ts";
import { routes } from "./index.ts";

/** What a stranger may ask, or answers 401 by itself. A new line of this list is a decision, not an accident. */
const forStrangers = [
  "DELETE /api/session",
  "DELETE /api/sessions",
  "DELETE /api/sessions/:id",
  "GET /api/health",
  "GET /api/session",
  "GET /api/sessions",
  "GET /api/setup",
  "POST /api/entry",
  "POST /api/entry/look",
  "POST /api/session",
  "POST /api/setup",
];

const lineOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe("the table of routes", () => {
  test("every route needs a permission, but for the few that strangers may ask", () => {
    const open = routes.filter(({ operation }) => operation.permission === null).map(lineOf);
    expect(open.toSorted()).toEqual(forStrangers);
  });

  test("every permission asked for is one that exists", () => {
    const asked = routes.flatMap(({ operation }) => operation.permission ?? []);
    expect(asked.filter((permission) => !permissions.includes(permission))).toEqual([]);
  });

  test("every address and every name is there once", () => {
    const lines = routes.map(lineOf);
    const names = routes.map(({ operation }) => operation.name);
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(routes.map((route) => [lineOf(route), route] as const))(
    "%s takes from its path what its input knows",
    (_, route) => {
      const { params } = inputParts(route);
      expect(Object.keys(params?.shape ?? {})).toEqual(pathParams(route.path));
      expect(route.path).toMatch(/^\/api\/[a-z]/);
    },
  );

  test("what changes something is no GET: a prefetched link changes nothing", () => {
    const writing = routes.filter(
      ({ operation }) => "writes" in operation && operation.writes === true,
    );
    expect(writing.filter(({ method }) => method === "GET").map(lineOf)).toEqual([]);
  });
});
