import { zValidator } from "@hono/zod-validator";
import { may } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { fieldErrors } from "@siar/kernel/verb";
import type { Hono, MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { HonoEnv } from "./context.ts";
import { idempotent } from "./idempotency.ts";
import { problem } from "./problem.ts";
import { inputParts, type Route } from "./route.ts";

/** Puts a table of routes on the app: permission first, then input, then the verb. */
export function mount(app: Hono<HonoEnv>, routes: readonly Route[]): void {
  for (const route of routes) {
    const { params, rest, source } = inputParts(route);
    const steps: MiddlewareHandler<HonoEnv>[] = [permit(route)];
    if (params !== null) steps.push(validate("param", params));
    if (rest !== null) steps.push(validate(source, rest));
    if (route.method === "POST") steps.push(idempotent);
    app.on(route.method, [route.path], ...steps, handle(route, source));
  }
}

const permit =
  ({ verb }: Route): MiddlewareHandler<HonoEnv> =>
  async (c, next) => {
    const { ctx } = c.var;
    if (verb.permission === null || may(ctx, verb.permission)) return next();
    if (ctx.actor.kind === "public") return problem(c, fail("not-signed-in").error);
    return problem(c, fail("forbidden", { permission: verb.permission }).error);
  };

const validate = (target: "param" | "query" | "json", schema: z.ZodObject) =>
  zValidator<z.ZodObject, typeof target, HonoEnv, string>(target, schema, (result, c) =>
    result.success
      ? undefined
      : problem(c, fail("invalid-input", {}, fieldErrors(asZodError(result.error))).error),
  );

/** The validator types its error by zod's core class, which lacks only methods we do not use. */
const asZodError = (error: unknown): z.ZodError => error as z.ZodError;

const handle =
  ({ verb, status }: Route, source: "query" | "json"): MiddlewareHandler<HonoEnv> =>
  async (c) => {
    const read = (target: "param" | "query" | "json"): Record<string, unknown> =>
      (c.req.valid as (target: string) => Record<string, unknown> | undefined)(target) ?? {};
    const result = await verb.perform(c.var.ctx, { ...read(source), ...read("param") });
    return result.ok ? c.json(result.value, status) : problem(c, result.error);
  };
