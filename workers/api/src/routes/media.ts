import * as media from "@siar/core/media";
import { MediaId } from "@siar/core/media/schema";
import { z } from "zod";
import { lending } from "../http/lending.ts";
import { serveMedia } from "../http/serve-media.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const nothingReceived = media.upload(null);
const take = {
  ...nothingReceived,
  name: nothingReceived.name,
  takes: "application/octet-stream",
} as const;

const nothingDrawn = media.setPreview(null);
const draw = {
  ...nothingDrawn,
  name: nothingDrawn.name,
  takes: "application/octet-stream",
} as const;

const file = {
  name: "media.file",
  summary: "The file itself, whole or the range that is asked for.",
  permission: "media:view",
  input: MediaId,
  output: z.string(),
  fails: ["not-found", "media-gone"],
  gives: "application/octet-stream",
} as const;

const thumbnail = {
  ...file,
  name: "media.thumbnail",
  summary: "The small picture of a file.",
  gives: "image/jpeg",
} as const;

export const mediaRoutes: readonly Route[] = [
  route("GET", "/api/media", media.list),
  handled(
    "POST",
    "/api/media",
    take,
    async (c, input) => {
      const { ctx } = c.var;
      const files = c.env.FILES;
      const length = c.req.header("content-length");
      const declared = length === undefined ? undefined : Number(length);
      const arrival = await media.receiveMedia(ctx, files, c.req.raw.body, declared);
      if (!arrival.ok) return problem(c, arrival.error);
      const verb = media.upload({ files, arrival: arrival.value });
      const made = await verb.perform(ctx, input);
      if (!made.ok) return problem(c, made.error);
      return c.json(made.value, arrival.value.kind === "new" ? 201 : 200);
    },
    201,
  ),
  route("GET", "/api/media/:id", media.get),
  route("PUT", "/api/media/:id", media.rename),
  lending("DELETE", "/api/media/:id", (lend) => media.remove(async () => (await lend()).FILES)),
  route("GET", "/api/media/:id/used-by", media.usedBy),
  handled("GET", "/api/media/:id/file", file, serveMedia("file")),
  handled("GET", "/api/media/:id/thumbnail", thumbnail, serveMedia("thumbnail")),
  handled("PUT", "/api/media/:id/thumbnail", draw, async (c, input) => {
    const drawn = { files: c.env.FILES, body: c.req.raw.body };
    const set = await media.setPreview(drawn).perform(c.var.ctx, input);
    return set.ok ? c.json(set.value, 200) : problem(c, set.error);
  }),
];
