import { errorTable } from "@siar/kernel/errors";
import { z } from "zod";
import type { Route } from "../route.ts";
import { Components, type JsonObject } from "./components.ts";
import { operationOf, tagOf } from "./operation.ts";

const codes = Object.keys(errorTable).toSorted();

/** RFC 9457, as every refusal is answered. */
const Problem = z
  .object({
    type: z.string().describe("Where this kind of problem is explained."),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes).describe("Never changes its meaning: decide by this."),
    detail: z.string().describe("One sentence for people, in the language of Accept-Language."),
    requestId: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("Which fields need attention."),
  })
  .meta({ id: "Problem" });

const info = {
  title: "Siar",
  version: "1",
  summary: "WhatsApp campaigns through Meta's official Cloud API.",
  description:
    "Everything that the admin UI does. JSON in camelCase, ids are numbers, times are ISO 8601 in UTC. " +
    "Lists answer `items` and `nextCursor`; give the latter back as `cursor` for the next page.",
  license: { name: "MIT", identifier: "MIT" },
};

const securitySchemes = {
  session: { type: "apiKey", in: "cookie", name: "siar.session_token" },
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "A key of /api/api-keys: `Bearer siar_…`.",
  },
};

const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");

/** OpenAPI 3.1 out of the table of routes: what is not in the table is not in the API. */
export function openApi(routes: readonly Route[]): {
  document: JsonObject;
  components: Components;
} {
  const components = new Components();
  components.schemaOf(Problem, "output");
  // Answers first: where an entity is also sent in and differs there, the latter bears the longer name.
  for (const { operation } of routes) components.schemaOf(operation.output, "output");
  const paths: Record<string, JsonObject> = {};
  for (const route of routes.toSorted(byPath)) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  const document = {
    openapi: "3.1.0",
    info,
    servers: [{ url: "/", description: "This deployment." }],
    tags: [...new Set(routes.map(tagOf))].toSorted().map((name) => ({ name })),
    paths,
    components: { schemas: components.all(), securitySchemes },
  };
  return { document, components };
}

const methods = ["GET", "POST", "PUT", "DELETE"];

const byPath = (left: Route, right: Route): number =>
  left.path === right.path
    ? methods.indexOf(left.method) - methods.indexOf(right.method)
    : left.path < right.path
      ? -1
      : 1;
