import { fail } from "@siar/kernel/errors";
import type { MiddlewareHandler } from "hono";
import type { HonoEnv } from "./context.ts";
import { problem } from "./problem.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends our cookie along whoever made it ask. So what changes something, and what opens a
 * live connection, must come from our own pages; a key is never sent by itself and needs no such care.
 */
export const sameSite: MiddlewareHandler<HonoEnv> = async (c, next) => {
  const header = (name: string): string | null => c.req.header(name) ?? null;
  const harmless = reading.has(c.req.method) && header("upgrade") === null;
  const byKey = header("authorization") !== null;
  if (harmless || byKey || fromOurPages(header, c.req.url)) return next();
  return problem(c, fail("cross-site").error);
};

/** Programs send neither header; browsers send at least one that no page can forge. */
export function fromOurPages(header: (name: string) => string | null, url: string): boolean {
  const site = header("sec-fetch-site");
  if (site === "same-origin") return true;
  if (site === "cross-site") return false;
  const origin = header("origin");
  if (origin === null) return site !== "same-site";
  const host = URL.parse(origin)?.host;
  return host !== undefined && (host === new URL(url).host || host === header("host"));
}
