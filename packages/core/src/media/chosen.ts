import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import type { MediaKind } from "./schema.ts";
import { findMedia, type MediaRow } from "./store.ts";

/** The file that somebody chose for a message, if it is there and of the kind that belongs there. */
export async function chosenMedia(
  ctx: Pick<Ctx, "db">,
  id: number,
  needed: MediaKind,
  path = "message.mediaId",
): Promise<Result<MediaRow>> {
  const found = await findMedia(ctx, id);
  if (found === null) {
    return fail("media-gone", {}, [{ path, message: "There is no such file." }]);
  }
  const { row } = found;
  if (row.kind === needed) return ok(row);
  const message = `A file of the kind ${needed} is needed.`;
  return fail("media-kind-wrong", { needed, kind: row.kind }, [{ path, message }]);
}
