import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { failedFiles } from "./files.ts";
import { forgetFile, oldFiles } from "./store.ts";

/** How long the file of an import that is over stays, with its failed rows. */
const OVER = 30 * DAY;
/** A file that was uploaded and never started is forgotten sooner. */
const DRAFT = DAY;

/** Deletes files that nobody needs any more: they are full of people's data. */
export async function sweepImports(ctx: Ctx, files: R2Bucket): Promise<number> {
  const old = await oldFiles(ctx, { over: ctx.now - OVER, draft: ctx.now - DRAFT });
  for (const { id, file } of old) {
    const failed = await failedFiles(files, id, Number.MAX_SAFE_INTEGER);
    await files.delete([...(file === null ? [] : [file]), ...failed].slice(0, 1_000));
    await forgetFile(ctx, id);
  }
  return old.length;
}
