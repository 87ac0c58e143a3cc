import { zValidator } from "@hono/zod-validator";
import { may } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { fieldErrors } from "@siar/kernel/verb";
import type { Hono, MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { HonoEnv, HttpContext } from "./context.ts";
import { idempotent } from "./idempotency.ts";
import { jsonBody, smallBody } from "./json-body.ts";
import { problem } from "./problem.ts";
import { inputParts, type Route } from "./route.ts";

type Target = "param" | "query" | "json";

/** Puts a table of routes on the app: permission first, then input, then the verb. */
export function mount(app: Hono<HonoEnv>, routes: readonly Route[]): void {
  for (const route of routes) {
    const { params, rest, source } = inputParts(route);
    const steps: MiddlewareHandler<HonoEnv>[] = [permit(route)];
    if (source === "json") steps.push(smallBody, jsonBody);
    if (params !== null) steps.push(validate("param", params));
    if (rest !== null) steps.push(validate(source, rest));
    if (route.repeatable) steps.push(idempotent(route));
    app.on(route.method, [route.path], ...steps, (c) =>
      route.answer(c, { ...valid(c, source), ...valid(c, "param") }),
    );
  }
}

const permit =
  ({ operation: { name, permission } }: Route): MiddlewareHandler<HonoEnv> =>
  async (c, next) => {
    const { ctx, event } = c.var;
    event.set({ operation: name });
    if (permission === null || may(ctx, permission)) return next();
    if (ctx.actor.kind === "public") return problem(c, fail("not-signed-in").error);
    return problem(c, fail("forbidden", { permission }).error);
  };

const validate = (target: Target, schema: z.ZodObject): MiddlewareHandler<HonoEnv> =>
  zValidator(target, schema, (result, c) =>
    result.success
      ? undefined
      : problem(asHttp(c), fail("invalid-input", {}, fieldErrors(asZodError(result.error))).error),
  );

/** The validator does not carry the environment's type; it is the one it was mounted in. */
const asHttp = (c: unknown): HttpContext => c as HttpContext;

/** The validator types its error by zod's core class, which lacks only methods we do not use. */
const asZodError = (error: unknown): z.ZodError => error as z.ZodError;

/** What a validator left; hono types it by the route's literal path, which a table has not. */
const valid = (c: HttpContext, target: Target): Record<string, unknown> =>
  c.req.valid(target as never) ?? {};
