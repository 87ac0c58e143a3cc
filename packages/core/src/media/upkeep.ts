import type { Ctx } from "@siar/kernel/ctx";
import { discard } from "./files.ts";
import { dueLeftovers } from "./store.ts";

const AT_ONCE = 20;

/** Uploads that were never finished, and files whose deletion was cut short. */
export async function sweepMedia(ctx: Ctx, files: R2Bucket): Promise<number> {
  const due = await dueLeftovers(ctx, AT_ONCE);
  for (const { file, uploadId } of due) {
    // One that was finished or given up already is refused, and deleted as a file below.
    if (uploadId !== null) {
      await files
        .resumeMultipartUpload(file, uploadId)
        .abort()
        .catch(() => {});
    }
    await discard(ctx, files, [file]);
  }
  return due.length;
}
