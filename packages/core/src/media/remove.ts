import { guardThat } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { discard } from "./files.ts";
import { loadMedia } from "./load.ts";
import { MediaId } from "./schema.ts";
import { isFree, leaveOver, leaveThumbnail, namesOfUsers, removeMedia } from "./store.ts";

/** What a Worker lends: its bucket. */
export type LendFiles = () => Promise<R2Bucket>;

const NAMED = 3;

const inUse = (names: readonly string[]) => {
  const shown = names.slice(0, NAMED).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return fail("media-in-use", { users: shown.join(", ") + (more > 0 ? ` +${more}` : "") });
};

export const remove = (lend: LendFiles) =>
  verb({
    name: "media.remove",
    summary:
      "Delete a file that no campaign has still to send and no message of the library carries.",
    permission: "media:manage",
    input: MediaId,
    output: z.object({ id: z.number().int() }),
    fails: ["not-found", "media-in-use"],
    run: async (ctx, { id }) => {
      const found = await loadMedia(ctx, id);
      if (!found.ok) return found;
      const users = await namesOfUsers(ctx, id);
      if (users.length > 0) return inUse(users);
      const { name, file, thumbnail } = found.value;
      const gone = [file, ...(thumbnail === null ? [] : [thumbnail])];
      return ok({
        statements: [
          // Asked again: somebody may have put it into a campaign this very moment.
          guardThat(ctx.db, isFree(id)),
          leaveOver(ctx, file, ctx.now),
          leaveThumbnail(ctx, id),
          ...removeMedia(ctx, id),
        ],
        audit: { action: "media.remove", entity: "media", entityId: id, before: { name } },
        answer: async () => {
          await discard(ctx, await lend(), gone);
          return ok({ id });
        },
      });
    },
  });
