import { guardChanged } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { answerMedia, loadMedia } from "./load.ts";
import { fileNameOf } from "./rules/index.ts";
import { Media, MediaId, MediaName } from "./schema.ts";
import { renameMedia } from "./store.ts";

/** What was launched keeps the name that it was launched with. */
export const rename = verb({
  name: "media.rename",
  summary: "Give a file another name; its ending stays what its bytes are.",
  permission: "media:manage",
  input: z.object({ id: MediaId.shape.id, version: z.number().int(), name: MediaName }),
  output: Media,
  fails: ["not-found", "changed-meanwhile"],
  run: async (ctx, { id, version, name: given }) => {
    const found = await loadMedia(ctx, id);
    if (!found.ok) return found;
    const row = found.value;
    if (row.version !== version) return fail("changed-meanwhile");
    const name = fileNameOf(given, row.mime);
    return ok({
      statements: [renameMedia(ctx, row, name), guardChanged(ctx.db)],
      audit: {
        action: "media.rename",
        entity: "media",
        entityId: id,
        before: { name: row.name },
        after: { name },
      },
      answer: () => answerMedia(ctx, id),
    });
  },
});
