import { Hono } from "hono";
import type { HonoEnv } from "../http/context.ts";
import { docsPage } from "../http/docs/page.ts";
import { docsStyle } from "../http/docs/style.ts";
import { openApi } from "../http/openapi/document.ts";
import { routes } from "./index.ts";

/** Made at the first request and kept: the table does not change while a Worker lives. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

const described = once(() => openApi(routes));
const document = once(() => JSON.stringify(described().document));

const FOR_ALL = "public, max-age=300";

/** What the API says of itself: for machines and for people. */
export const docs = new Hono<HonoEnv>()
  .get("/api/openapi.json", (c) =>
    c.body(document(), 200, { "content-type": "application/json", "cache-control": FOR_ALL }),
  )
  .get("/api/docs", async (c) => {
    const page = await docsPage(routes, described().components);
    return c.html(page, 200, {
      "cache-control": FOR_ALL,
      "content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    });
  })
  .get("/api/docs/style.css", (c) =>
    c.body(docsStyle, 200, { "content-type": "text/css; charset=utf-8", "cache-control": FOR_ALL }),
  );
