import { fail, problemOf, statusOf, type Failure } from "@siar/kernel/errors";
import { HTTPException } from "hono/http-exception";
import { messageOf } from "@siar/kernel/error-message";
import type { HttpContext } from "./context.ts";

export function problem(c: HttpContext, failure: Failure): Response {
  const body = problemOf(failure, c.var.locale, c.var.requestId);
  c.var.event.set({ code: failure.code });
  const seconds = failure.params["seconds"];
  return c.json(body, statusOf(failure.code), {
    "content-type": "application/problem+json",
    ...(seconds !== undefined && { "retry-after": String(seconds) }),
  });
}

/** What D1 says when it is overloaded or restarting: nobody's fault, and soon over. */
const passing =
  /D1_ERROR: (?:D1 DB is overloaded|Network connection lost)|storage caused object to be reset|reset because its code was updated/i;

/** Where it happened, without the first line of the stack, which repeats the message. */
const placesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "))
    : [];

/** Bugs throw; what a caller sees of them is a request id, never a message. */
export function onError(error: unknown, c: HttpContext): Response {
  if (error instanceof HTTPException && error.status === 400) {
    return problem(c, fail("invalid-json").error);
  }
  const message = messageOf(error);
  const { requestId } = c.var;
  console.error(JSON.stringify({ kind: "bug", requestId, message, at: placesOf(error) }));
  const failure = passing.test(message) ? fail("unavailable", { seconds: 2 }) : fail("internal");
  return problem(c, failure.error);
}
