import type { Permission } from "@siar/kernel/permission";
import type { Ctx } from "@siar/kernel/ctx";
import type { Result } from "@siar/kernel/result";
import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A verb as the table of routes sees it: the input's type no longer matters here. */
export interface AnyVerb {
  readonly name: string;
  readonly summary: string;
  readonly permission: Permission | null;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly writes: boolean;
  perform(ctx: Ctx, input: Record<string, unknown>): Promise<Result<unknown>>;
}

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly verb: AnyVerb;
  readonly status: 200 | 201 | 202;
}

/** One line of the API: everything else (permission, input, answers, document) is the verb's. */
export const route = (
  method: Method,
  path: string,
  verb: AnyVerb,
  status: Route["status"] = 200,
): Route => ({ method, path, verb, status });

export const pathParams = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].flatMap((match) => match[1] ?? []);

/** Splits a verb's input: what the path names, and what comes as query or as body. */
export function inputParts({ method, path, verb }: Route) {
  const keys = Object.keys(verb.input.shape);
  const inPath = pathParams(path);
  const mask = (names: string[]) => Object.fromEntries(names.map((name) => [name, true as const]));
  const rest = keys.filter((key) => !inPath.includes(key));
  const source: "query" | "json" = method === "GET" || method === "DELETE" ? "query" : "json";
  return {
    params: inPath.length > 0 ? verb.input.pick(mask(inPath)) : null,
    rest: rest.length > 0 ? verb.input.pick(mask(rest)) : null,
    source,
  };
}
