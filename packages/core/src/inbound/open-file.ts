import type { Ctx } from "@siar/kernel/ctx";
import type { Opened } from "../media/index.ts";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { placeOfFile } from "./fetch-files.ts";
import { fileOfMessage } from "./store/media.ts";

/** The file that came with a message of a customer's, once it is here. */
export async function openFile(
  ctx: Ctx,
  files: R2Bucket,
  messageId: number,
): Promise<Result<Opened>> {
  const row = await fileOfMessage(ctx, messageId);
  if (row === null) return fail("not-found", { what: "file" });
  if (row.status === "waiting") return fail("media-on-its-way");
  const found = row.status === "kept" ? await files.get(placeOfFile(row)) : null;
  if (found === null) return fail("not-found", { what: "file" });
  const { id, mime, name } = row;
  const { body, size } = found;
  return ok({ status: 200, body, mime, name, size, range: null, etag: `"inbound-${id}"` });
}
