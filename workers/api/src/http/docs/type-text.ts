import type { Json } from "../openapi/components.ts";

type Schema = { readonly [key: string]: Json };

const isSchema = (value: Json | undefined): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const schemas = (value: Json | undefined): Schema[] =>
  Array.isArray(value) ? value.filter(isSchema) : [];

/** A JSON Schema as one reads a type: `{ id: integer, name?: string }`. */
export function typeText(schema: Json | undefined, indent = ""): string {
  if (!isSchema(schema)) return "anything";
  if (typeof schema["$ref"] === "string") return schema["$ref"].split("/").at(-1) ?? "";
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const choices = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  if (choices.length > 0) return oneOf(choices.map((value) => JSON.stringify(value)));
  const either = [...schemas(schema["anyOf"]), ...schemas(schema["oneOf"])];
  if (either.length > 0) return oneOf(either.map((one) => typeText(one, indent)));
  const all = schemas(schema["allOf"]);
  if (all.length > 0) return all.map((one) => typeText(one, indent)).join(" & ");
  if (schema["type"] === "array") return `${typeText(schema["items"], indent)}[]`;
  if (schema["type"] === "object") return objectText(schema, indent);
  return scalarText(schema);
}

const oneOf = (texts: readonly string[]): string => [...new Set(texts)].join(" | ");

function objectText(schema: Schema, indent: string): string {
  const { properties, required, additionalProperties } = schema;
  const fields = isSchema(properties) ? Object.entries(properties) : [];
  if (fields.length === 0) {
    return isSchema(additionalProperties)
      ? `{ [key]: ${typeText(additionalProperties, indent)} }`
      : "{}";
  }
  const needed = new Set(Array.isArray(required) ? required : []);
  const deeper = `${indent}  `;
  const lines = fields.map(([name, field]) => {
    const mark = needed.has(name) ? "" : "?";
    return `${deeper}${name}${mark}: ${typeText(field, deeper)}${noteOf(field)}`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function noteOf(field: Json): string {
  if (!isSchema(field)) return "";
  const given = "default" in field ? `default ${JSON.stringify(field["default"])}` : null;
  const said = typeof field["description"] === "string" ? field["description"] : null;
  const notes = [given, said].filter((note) => note !== null);
  return notes.length === 0 ? "" : `  // ${notes.join("; ")}`;
}

const limits: readonly [string, string][] = [
  ["minimum", "≥"],
  ["exclusiveMinimum", ">"],
  ["maximum", "≤"],
  ["minLength", "length ≥"],
  ["maxLength", "length ≤"],
];

function scalarText(schema: Schema): string {
  const { type, format } = schema;
  const name = typeof format === "string" ? format : typeof type === "string" ? type : "anything";
  const bounds = limits.flatMap(([key, sign]) =>
    key in schema ? [`${sign} ${JSON.stringify(schema[key])}`] : [],
  );
  return bounds.length === 0 ? name : `${name} (${bounds.join(", ")})`;
}
