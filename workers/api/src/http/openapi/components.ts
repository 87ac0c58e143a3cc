import { z } from "zod";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;
type Direction = "input" | "output";

const SHARED = "#/components/schemas/";

/**
 * JSON Schemas out of zod's, with every entity (`.meta({ id })`) written once. What comes in may
 * differ from what goes out, by its defaults: then the former is called `…Input`.
 */
export class Components {
  readonly #written = new Map<string, JsonObject>();
  /** As they were before any of them got the longer name, to compare by. */
  readonly #plain = new Map<string, string>();
  readonly #done = {
    input: new WeakMap<z.ZodType, Json>(),
    output: new WeakMap<z.ZodType, Json>(),
  };

  schemaOf(schema: z.ZodType, direction: Direction): Json {
    const done = this.#done[direction].get(schema);
    if (done !== undefined) return done;
    const made = this.#convert(schema, direction);
    this.#done[direction].set(schema, made);
    return made;
  }

  #convert(schema: z.ZodType, direction: Direction): Json {
    const whole = asJson(
      z.toJSONSchema(z.object({ root: schema }), {
        io: direction,
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema, direction),
      }),
    );
    const local = objectsOf(whole["$defs"]);
    const named = new Map(local.map(([name, definition]) => [name, nameOf(name, definition)]));
    const definitions = local.map(([name, definition]): [string, Json] => [
      named.get(name) ?? name,
      renamed(definition, named),
    ]);
    const longer = this.#differing(definitions);
    if (longer.size > 0 && direction === "output") {
      throw new Error(`Two schemas are called ${[...longer].join(" and ")}`);
    }
    const names = new Map([...longer].map((name) => [name, `${name}Input`]));
    for (const [name, definition] of definitions) this.#write(name, definition, names);
    const root = objectOf(whole["properties"])["root"] ?? {};
    return renamed(renamed(root, named), names);
  }

  all(): JsonObject {
    return Object.fromEntries(
      [...this.#written].toSorted(([left], [right]) => (left < right ? -1 : 1)),
    );
  }

  #write(name: string, definition: Json, names: ReadonlyMap<string, string>): void {
    const final = names.get(name) ?? name;
    if (this.#written.has(final)) return;
    if (final === name) this.#plain.set(name, JSON.stringify(definition));
    this.#written.set(final, asJson(renamed(definition, names)));
  }

  /** Those known already, but different; and with them those that refer to one of them. */
  #differing(definitions: readonly [string, Json][]): Set<string> {
    const differing = new Set<string>();
    for (let before = -1; before !== differing.size;) {
      before = differing.size;
      for (const [name, schema] of definitions) {
        const known = this.#plain.get(name);
        const differs = known !== undefined && known !== JSON.stringify(schema);
        if (differs || [...differing].some((other) => refersTo(schema, other))) differing.add(name);
      }
    }
    return differing;
  }
}

const nameOf = (local: string, schema: JsonObject): string =>
  local.startsWith("__") ? nameless(schema) : local;

/** A recursive schema without an id: any JSON value, or something that deserves a name. */
function nameless(schema: JsonObject): string {
  const kinds = Array.isArray(schema["anyOf"]) ? schema["anyOf"].length : 0;
  return kinds === 6 ? "Json" : `Nested${Object.keys(schema).length}Of${kinds}`;
}

function tidy(
  zodSchema: z.core.$ZodType,
  json: z.core.JSONSchema.BaseSchema,
  direction: Direction,
): void {
  delete json["id"];
  if (json.format === "date-time") delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  const { def } = zodSchema._zod;
  const open = def.type === "object" && !("catchall" in def && def.catchall !== undefined);
  // A later version may answer with more than this one: a reader must not stumble over it.
  if (open && direction === "output") delete json.additionalProperties;
}

const refersTo = (schema: Json, name: string): boolean =>
  JSON.stringify(schema).includes(`"${SHARED}${name}"`);

function renamed(schema: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(schema)) return schema.map((item) => renamed(item, names));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" ? refOf(value, names) : renamed(value, names),
    ]),
  );
}

function refOf(ref: string, names: ReadonlyMap<string, string>): string {
  const name = ref.slice(ref.lastIndexOf("/") + 1);
  return SHARED + (names.get(name) ?? name);
}

export const componentRef = (name: string): JsonObject => ({ $ref: SHARED + name });

const JsonValue: z.ZodType<Json> = z.json();
const JsonRecord = z.record(z.string(), JsonValue);

/** A JSON Schema is JSON; zod's type for it says more, but not that. */
const asJson = (value: unknown): JsonObject => JsonRecord.parse(JSON.parse(JSON.stringify(value)));

const objectOf = (value: Json | undefined): JsonObject =>
  value === undefined ? {} : JsonRecord.parse(value);

const objectsOf = (value: Json | undefined): [string, JsonObject][] =>
  Object.entries(objectOf(value)).map(([name, schema]) => [name, objectOf(schema)]);
