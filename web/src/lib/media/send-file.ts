import { answer, api } from "../api.ts";
import { sendBody, type Way } from "../send-body.ts";
import { thumbnailOf } from "./draw.ts";
import type { Media } from "./queries.ts";

const readMedia = (id: number): Promise<Media> =>
  answer(api.GET("/api/media/{id}", { params: { path: { id } } }));

const media = { path: "/api/media", type: "application/octet-stream" } as const;

/** The file, and a small picture of it; without the latter it is a file all the same. */
export async function sendFile(file: File, way: Way): Promise<Media> {
  const [id, thumbnail] = await Promise.all([sendBody(file, media, way), thumbnailOf(file)]);
  const sent = await readMedia(id);
  if (thumbnail === null || sent.hasThumbnail) return sent;
  return answer(
    api.PUT("/api/media/{id}/thumbnail", {
      params: { path: { id } },
      // The document can only say "binary", which its types know as text.
      body: "",
      bodySerializer: () => thumbnail,
      headers: { "content-type": "application/octet-stream" },
    }),
  ).catch(() => sent);
}
