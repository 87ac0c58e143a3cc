import type { Ctx } from "@siar/kernel/ctx";
import type { ErrorCode } from "@siar/kernel/errors";
import type { Permission } from "@siar/kernel/permission";
import type { Result } from "@siar/kernel/result";
import type { z } from "zod";
import type { HttpContext } from "./context.ts";
import { problem } from "./problem.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What the document, the permission check and the reading of the input need to know. */
export interface Operation {
  readonly name: string;
  readonly summary: string;
  readonly permission: Permission | null;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly fails?: readonly ErrorCode[];
  /** What it takes or answers where that is no JSON. */
  readonly takes?: "text/csv" | "application/octet-stream";
  readonly gives?: "text/csv" | "application/octet-stream" | "application/x-tar" | "image/jpeg";
  /** Answers that are neither the usual one nor a problem. */
  readonly otherwise?: Readonly<Record<number, z.ZodType>>;
}

/** A verb as the table of routes sees it: the input's type no longer matters here. */
export interface AnyVerb extends Operation {
  readonly writes: boolean;
  perform(ctx: Ctx, input: Record<string, unknown>): Promise<Result<unknown>>;
}

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
  readonly status: 200 | 201 | 202 | 204;
  /** Whether a repetition with the same `Idempotency-Key` gets the first answer. */
  readonly repeatable: boolean;
  /** The answer holds what is shown only once, so it is never kept for a repetition. */
  readonly secret: boolean;
  answer(c: HttpContext, input: Record<string, unknown>): Promise<Response>;
}

/** One line of the API: everything else (permission, input, answers, document) is the verb's. */
export const route = (
  method: Method,
  path: string,
  verb: AnyVerb,
  status: 200 | 201 | 202 = 200,
  { secret = false }: { secret?: boolean } = {},
): Route => ({
  method,
  path,
  operation: verb,
  status,
  repeatable: method === "POST",
  secret,
  answer: async (c, input) => {
    const result = await verb.perform(c.var.ctx, input);
    return result.ok ? c.json(result.value, status) : problem(c, result.error);
  },
});

/** A line whose answer is more than a verb's JSON: it sets cookies, or depends on the Worker. */
export const handled = <I extends z.ZodObject>(
  method: Method,
  path: string,
  operation: Operation & { readonly input: I },
  answer: (c: HttpContext, input: z.output<I>) => Promise<Response>,
  status: Route["status"] = 200,
): Route => ({
  method,
  path,
  operation,
  status,
  repeatable: false,
  secret: false,
  answer: (c, input) => answer(c, operation.input.parse(input)),
});

export const pathParams = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].flatMap((match) => match[1] ?? []);

/** Splits an input: what the path names, and what comes as query or as body. */
export function inputParts({ method, path, operation }: Route) {
  const { input } = operation;
  const inPath = new Set(pathParams(path));
  const rest = Object.keys(input.shape).filter((key) => !inPath.has(key));
  return {
    params: inPath.size > 0 ? only(input, [...inPath]) : null,
    rest: rest.length > 0 ? only(input, rest) : null,
    source: takesJson({ method, operation }) ? ("json" as const) : ("query" as const),
  };
}

/** The body of a file is the file: what else is to be said stands in the address. */
const takesJson = ({ method, operation }: Pick<Route, "method" | "operation">): boolean =>
  method !== "GET" && method !== "DELETE" && operation.takes === undefined;

const only = (input: z.ZodObject, keys: readonly string[]): z.ZodObject => {
  const mask: Record<string, true> = Object.fromEntries(keys.map((key) => [key, true as const]));
  return input.pick(mask);
};
