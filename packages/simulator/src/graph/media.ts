import { Hono } from "hono";
import { graphError, unknownObject } from "../rules/graph-error.ts";
import { uploadProblem } from "../rules/media-kinds.ts";
import { appId, findNumber } from "../world.ts";
import { json, refusal } from "./answer.ts";
import type { GraphEnv } from "./app.ts";
import { mediaUrl, storeMedia } from "./store-media.ts";

// Media: upload, look up, download within five minutes, delete. And the uploads that give a
// template its sample.

export const media = new Hono<GraphEnv>();

const month = 30 * 24 * 3_600_000;

media.post("/:id/media", async (c) => {
  const id = c.req.param("id");
  if (findNumber(id) === undefined) return json(refusal(unknownObject(id, "post")));
  const form = await c.req.formData().catch(() => null);
  const file = form?.get("file");
  if (form?.get("messaging_product") !== "whatsapp") {
    return json(refusal(graphError(100, "The parameter messaging_product is required.")));
  }
  if (!(file instanceof File)) {
    return json(refusal(graphError(100, "The parameter file is required.")));
  }
  const type = form.get("type");
  const mimeType = file.type || (typeof type === "string" ? type : "");
  const problem = uploadProblem(mimeType, file.size);
  if (problem !== null) return json(refusal(problem));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const origin = new URL(c.req.url).origin;
  const stored = await storeMedia(
    c.env.network,
    id,
    { bytes, mimeType, filename: file.name },
    origin,
  );
  return c.json({ id: stored.id });
});

media.get("/download/:id", (c) => {
  const { network } = c.env;
  const { ext, hash } = c.req.query();
  const file = network.media.find(c.req.param("id"));
  const fresh = Number(ext) > Date.now() && hash === network.epoch;
  if (file === undefined || !fresh) return c.body(null, 404);
  const body = new Blob(network.media.chunks(file.id), { type: file.mimeType });
  return new Response(body, { headers: { "content-type": file.mimeType } });
});

media.get("/:id{\\d+}", (c, next) => {
  const { network } = c.env;
  const file = network.media.find(c.req.param("id"));
  if (file === undefined || file.createdAt < Date.now() - month) return next();
  const { phone_number_id: numberId } = c.req.query();
  if (numberId !== undefined && numberId !== file.numberId) return next();
  const url = mediaUrl(network, file.id, new URL(c.req.url).origin, Date.now());
  const { id, mimeType, sha256, size } = file;
  return Promise.resolve(
    c.json({
      messaging_product: "whatsapp",
      url,
      mime_type: mimeType,
      sha256,
      file_size: size,
      id,
    }),
  );
});

media.delete("/:id{\\d+}", (c, next) => {
  const { network } = c.env;
  const id = c.req.param("id");
  if (network.media.find(id) === undefined) return next();
  network.transaction(() => network.media.remove(id));
  return Promise.resolve(c.json({ success: true }));
});

media.post(`/:id{${appId}}/uploads`, (c) => {
  const { file_type: type, file_length: length } = c.req.query();
  const problem = uploadProblem(type ?? "", Number(length));
  if (problem !== null) return json(refusal(problem));
  return c.json({ id: `upload:${btoa(`${type}:${length}`).replace(/=/g, "")}` });
});

media.post("/:session{upload:.+}", async (c) => {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return json(refusal(graphError(100, "The upload is empty.")));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return c.json({ h: `4::${btoa(String.fromCharCode(...digest))}` });
});
