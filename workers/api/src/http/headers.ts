import type { MiddlewareHandler } from "hono";
import type { HonoEnv } from "./context.ts";

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** Answers hold what only the caller may see: nobody keeps, guesses at or frames them. */
export const safeHeaders: MiddlewareHandler<HonoEnv> = async (c, next) => {
  await next();
  // The answer to an upgrade belongs to the object behind it and cannot be rebuilt.
  if (c.res.status === 101) return;
  const defaults = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  };
  for (const [name, value] of Object.entries(always)) c.header(name, value);
  for (const [name, value] of Object.entries(defaults)) {
    if (!c.res.headers.has(name)) c.header(name, value);
  }
};
