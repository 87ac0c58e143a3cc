import { describe, expect, test } from "vitest";
import { z } from "zod";
import { routes } from "../../routes/index.ts";
import { handled } from "../route.ts";
import { openApi } from "./document.ts";

const refs = (json: unknown): string[] =>
  [...JSON.stringify(json).matchAll(/"\$ref":"([^"]+)"/g)].flatMap((match) => match[1] ?? []);

const Thing = z
  .object({ id: z.number(), tags: z.array(z.string()).default([]), at: z.iso.datetime() })
  .meta({ id: "Thing" });

const operation = {
  name: "thing.change",
  summary: "Change a thing.",
  permission: "contact:write",
  input: z.object({ id: z.coerce.number(), thing: Thing, version: z.number() }),
  output: Thing,
  fails: ["name-taken"],
} as const;

const change = handled("PUT", "/api/things/:id", operation, async () => new Response());

const Shape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json()))),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.json())) }),
});

describe("the OpenAPI document", () => {
  test("every route is in it, and every reference leads somewhere", () => {
    const { document } = openApi(routes);
    const { paths, components } = Shape.parse(document);
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations).toHaveLength(routes.length);
    const known = new Set(
      Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    expect(refs(document).filter((ref) => !known.has(ref))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  test("the same table gives the same bytes", () => {
    expect(JSON.stringify(openApi(routes).document)).toBe(JSON.stringify(openApi(routes).document));
  });

  test("an operation tells its permission, its path, its body and every refusal", () => {
    const { paths } = Shape.parse(openApi([change]).document);
    const put = paths["/api/things/{id}"]?.["put"];
    expect(put).toMatchObject({
      operationId: "thingChange",
      "x-permission": "contact:write",
      security: [{ session: [] }, { apiKey: [] }],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "number" } }],
      requestBody: { required: true },
    });
    expect(Object.keys(Object(put?.["responses"]))).toEqual(
      expect.arrayContaining(["200", "400", "401", "403", "404", "409", "413", "415", "default"]),
    );
    expect(put?.["responses"]).toMatchObject({
      "409": { "x-codes": ["changed-meanwhile", "name-taken"] },
    });
  });

  test("an entity is written once, and once more as input where its defaults make it differ", () => {
    const { components } = Shape.parse(openApi([change]).document);
    expect(Object.keys(components.schemas)).toEqual(["Problem", "Thing", "ThingInput"]);
    expect(components.schemas["Thing"]?.["required"]).toEqual(["id", "tags", "at"]);
    expect(components.schemas["ThingInput"]?.["required"]).toEqual(["id", "at"]);
  });
});
