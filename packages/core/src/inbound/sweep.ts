import type { Ctx } from "@siar/kernel/ctx";
import { placeOfFile } from "./fetch-files.ts";
import { dropFiles, orphanedFiles } from "./store/media.ts";
import { forgetSettledReplies } from "./store/opt-out-replies.ts";

const AT_ONCE = 50;

/** What nobody asks for any more: files of people who were deleted, and answers to old STOPs. */
export async function sweepInbound(ctx: Ctx, files: R2Bucket): Promise<number> {
  await forgetSettledReplies(ctx);
  const orphaned = await orphanedFiles(ctx, AT_ONCE);
  if (orphaned.length === 0) return 0;
  await files.delete(orphaned.map(placeOfFile));
  // The rows go last: whoever is cut off before leaves none without its file being tried again.
  await dropFiles(ctx, orphaned);
  return orphaned.length;
}
