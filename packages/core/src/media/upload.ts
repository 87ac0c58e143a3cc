import type { Plan } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { discard, type Arrival } from "./files.ts";
import { answerMedia } from "./load.ts";
import { fileNameOf, kindOf } from "./rules/index.ts";
import { Media, MediaName } from "./schema.ts";
import { idBySha, insertMedia, keepNamed, mediaBySha, show } from "./store.ts";

/** A Worker's bucket, and what came into it. None where the table of routes is only read. */
export interface Delivered {
  readonly files: R2Bucket;
  readonly arrival: Arrival;
}

export const upload = (delivered: Delivered | null) =>
  verb({
    name: "media.upload",
    summary:
      "Upload a file as it is. Its bytes decide what it is; the same file twice is kept once.",
    permission: "media:manage",
    input: z.object({ name: MediaName.default("file") }),
    output: Media,
    fails: [
      "media-empty",
      "media-kind-unknown",
      "media-too-large",
      "media-damaged",
      "media-picture-mode",
      "media-codec",
      "media-ogg",
    ],
    run: (ctx, { name }) => Promise.resolve(uploadPlan(ctx, delivered, name)),
  });

function uploadPlan(ctx: Ctx, delivered: Delivered | null, given: string): Result<Plan<Media>> {
  if (delivered === null) return fail("media-empty");
  const { files, arrival } = delivered;
  if (arrival.kind === "known") {
    return ok({ statements: [], answer: () => answerMedia(ctx, arrival.id) });
  }
  const { file, size, sha256, type: mime, width, height, durationMs } = arrival.received;
  const name = fileNameOf(given, mime);
  const about = { name, kind: kindOf(mime), mime, size, sha256 };
  return ok({
    statements: [
      insertMedia(ctx, { ...about, width, height, durationMs, file }),
      keepNamed(ctx, file),
    ],
    audit: { action: "media.upload", entity: "media", entityId: idBySha(sha256), after: about },
    answer: async () => {
      const found = await mediaBySha(ctx, sha256);
      if (found === null) return fail("not-found", { what: "file" });
      // Somebody else brought the same a moment earlier.
      if (found.row.file !== file) await discard(ctx, files, [file]);
      return ok(show(found));
    },
  });
}
