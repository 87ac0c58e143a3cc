import type { ErrorCode } from "@siar/kernel/errors";
import type { z } from "zod";
import { inputParts, type Route } from "../route.ts";
import { componentRef, type Components, type Json, type JsonObject } from "./components.ts";
import { failuresByStatus } from "./failures.ts";

const words = (name: string): string[] => name.split(/[.-]/);

/** `api-key.create` → `apiKeyCreate`: the name of the method in generated clients. */
const operationId = (name: string): string =>
  words(name)
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");

export const tagOf = ({ operation: { name } }: Route): string => name.split(".")[0] ?? name;

export function operationOf(route: Route, components: Components): JsonObject {
  const { name, summary, permission } = route.operation;
  const body = requestBody(route, components);
  return {
    operationId: operationId(name),
    tags: [tagOf(route)],
    summary,
    description: permission === null ? "For everybody." : `Needs the permission \`${permission}\`.`,
    "x-permission": permission,
    security: permission === null ? [] : [{ session: [] }, { apiKey: [] }],
    parameters: parameters(route, components),
    ...(body !== null && { requestBody: body }),
    responses: responses(route, components),
  };
}

const repetition: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "A word of your own for this request, up to 200 characters. A repetition within 24 hours is not carried out again: it gets the first answer.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function parameters(route: Route, components: Components): Json[] {
  const { params, rest, source } = inputParts(route);
  return [
    ...(params === null ? [] : parametersIn("path", params, components)),
    ...(rest === null || source === "json" ? [] : parametersIn("query", rest, components)),
    ...(route.repeatable ? [repetition] : []),
  ];
}

function parametersIn(place: "path" | "query", input: z.ZodObject, components: Components): Json[] {
  return Object.entries(input.shape).map(([name, field]) => {
    const optional = place === "query" && field.safeParse(undefined).success;
    const schema = components.schemaOf(field, "input");
    return { name, in: place, required: !optional, schema };
  });
}

function requestBody(route: Route, components: Components): JsonObject | null {
  const { rest, source } = inputParts(route);
  const { takes } = route.operation;
  if (takes !== undefined) {
    return {
      required: true,
      content: { [takes]: { schema: { type: "string", format: "binary" } } },
    };
  }
  if (rest === null || source === "query") return null;
  const required = !rest.safeParse({}).success;
  return {
    required,
    content: { "application/json": { schema: components.schemaOf(rest, "input") } },
  };
}

const answer = (
  description: string,
  schema: Json | null,
  type: string = "application/json",
): JsonObject => ({
  description,
  ...(schema !== null && { content: { [type]: { schema } } }),
});

function responses(route: Route, components: Components): JsonObject {
  const { output, otherwise = {} } = route.operation;
  const problems = [...failuresByStatus(route)].map(([status, codes]) => [status, refusal(codes)]);
  const others = Object.entries(otherwise).map(([status, schema]) => [
    status,
    answer("Another answer.", components.schemaOf(schema, "output")),
  ]);
  const body = route.status === 204 ? null : components.schemaOf(output, "output");
  return {
    [route.status]: answer(
      route.status === 204 ? "Done." : "The answer.",
      body,
      route.operation.gives,
    ),
    ...Object.fromEntries(problems),
    ...Object.fromEntries(others),
    default: refusal([]),
  };
}

const refusal = (codes: readonly ErrorCode[]): JsonObject => ({
  description: codes.length === 0 ? "Any other problem." : codes.join(", "),
  ...(codes.length > 0 && { "x-codes": [...codes] }),
  content: { "application/problem+json": { schema: componentRef("Problem") } },
});
