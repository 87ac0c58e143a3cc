import { fail } from "@siar/kernel/errors";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HonoEnv } from "./context.ts";
import { problem } from "./problem.ts";

const MAX_BODY = 1024 * 1024;
const MAX_DEPTH = 32;

/** For routes that take JSON; one that takes a file has a limit of its own. */
export const smallBody: MiddlewareHandler<HonoEnv> = bodyLimit({
  maxSize: MAX_BODY,
  onError: async (c) => {
    await readToItsEnd(c.req.raw.body);
    return problem(c, fail("body-too-large", { limit: "1 MB" }).error);
  },
});

/** Whoever still writes when the answer comes may see a broken connection in its place. */
async function readToItsEnd(body: ReadableStream | null): Promise<void> {
  if (body === null || body.locked) return;
  await body.pipeTo(new WritableStream()).catch(() => {});
}

/** JSON and nothing else; no body at all is an empty one, whatever its type says. */
export const jsonBody: MiddlewareHandler<HonoEnv> = async (c, next) => {
  const text = new TextDecoder().decode(await c.req.arrayBuffer());
  if (text.trim() === "") {
    const headers = new Headers(c.req.raw.headers);
    headers.delete("content-type");
    c.req.raw = new Request(c.req.url, { method: c.req.method, headers });
    return next();
  }
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header("content-type") ?? "")) {
    return problem(c, fail("unsupported-media-type").error);
  }
  const tooDeep = fail("json-too-deep", { limit: MAX_DEPTH });
  return deeperThan(text, MAX_DEPTH) ? problem(c, tooDeep.error) : next();
};

/** Looked at before it is parsed: a megabyte of `[` would otherwise be built first. */
export function deeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (quoted && char === "\\") at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "{" || char === "[")) depth += 1;
    else if (!quoted && (char === "}" || char === "]")) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
