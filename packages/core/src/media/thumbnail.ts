import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { discard, thumbnailFile, UPLOAD_TIME } from "./files.ts";
import { answerMedia, loadMedia } from "./load.ts";
import { bytesOf, inspect, sniff } from "./rules/index.ts";
import { Media, MediaId } from "./schema.ts";
import { keepThumbnail, leaveOver, leaveThumbnail, setThumbnail } from "./store.ts";

/** In kilobytes. */
const LIMIT = 200;
const LARGEST_SIDE = 1_024;

export interface Drawn {
  readonly files: R2Bucket;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** The browser that has the file draws it small: no Worker need ever decode a picture or a film. */
export const setPreview = (drawn: Drawn | null) =>
  verb({
    name: "media.set-thumbnail",
    summary: "Give a file a small picture of itself: a JPEG of at most 200 KB.",
    permission: "media:manage",
    input: MediaId,
    output: Media,
    fails: ["not-found", "body-too-large", "media-empty", "media-kind-unknown", "media-damaged"],
    run: async (ctx, { id }) => {
      const found = await loadMedia(ctx, id);
      if (!found.ok) return found;
      if (drawn === null || drawn.body === null) return fail("media-empty");
      const picture = await pictureOf(drawn.body);
      if (!picture.ok) return picture;
      const { files } = drawn;
      const file = thumbnailFile(id);
      await ctx.db.batch([leaveOver(ctx, file, ctx.now + UPLOAD_TIME)]);
      await files.put(file, picture.value);
      const { thumbnail: old } = found.value;
      return ok({
        statements: [
          leaveThumbnail(ctx, id),
          setThumbnail(ctx, id, file),
          keepThumbnail(ctx, id, file),
        ],
        answer: async () => {
          if (old !== null) await discard(ctx, files, [old]);
          return answerMedia(ctx, id);
        },
      });
    },
  });

async function pictureOf(body: ReadableStream<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LIMIT * 1_024) return fail("body-too-large", { limit: `${LIMIT} KB` });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const container = sniff(bytes.slice(0, 4_096));
  if (!container.ok) return container;
  if (container.value !== "jpeg") return fail("media-kind-unknown");
  const looked = await inspect(bytesOf(bytes), container.value);
  if (!looked.ok) return looked;
  const { width, height } = looked.value;
  const isSmall = Math.max(width ?? 0, height ?? 0) <= LARGEST_SIDE;
  return isSmall ? ok(bytes) : fail("body-too-large", { limit: `${LARGEST_SIDE} px` });
}
