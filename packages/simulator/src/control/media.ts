import type { Context } from "hono";
import type { ControlEnv } from "./app.ts";

/** For the page, which has no token. Whatever was uploaded is shown as a picture or not at all. */
export function mediaFile(c: Context<ControlEnv>) {
  const { media } = c.env.network;
  const file = media.find(c.req.param("id") ?? "");
  if (file === undefined || !/^image\/(png|jpeg|webp)$/.test(file.mimeType)) {
    return c.json({ error: "There is no such picture." }, 404);
  }
  return new Response(new Blob(media.chunks(file.id)), {
    headers: {
      "content-type": file.mimeType,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}
