import { fail, problemOf, statusOf, type Failure } from "@siar/kernel/errors";
import { HTTPException } from "hono/http-exception";
import { messageOf } from "@siar/kernel/commit";
import type { HttpContext } from "./context.ts";

export function problem(c: HttpContext, failure: Failure): Response {
  const body = problemOf(failure, c.var.locale, c.var.requestId);
  const seconds = failure.params["seconds"];
  return c.json(body, statusOf(failure.code), {
    "content-type": "application/problem+json",
    ...(statusOf(failure.code) === 429 && seconds !== undefined && { "retry-after": String(seconds) }),
  });
}

/** Bugs throw; what a caller sees of them is a request id, never a message. */
export function onError(error: unknown, c: HttpContext): Response {
  if (error instanceof HTTPException && error.status === 400) {
    return problem(c, fail("invalid-json").error);
  }
  console.error(
    JSON.stringify({
      kind: "bug",
      requestId: c.var.requestId,
      message: messageOf(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
  );
  return problem(c, fail("internal").error);
}
