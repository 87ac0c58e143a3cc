import type { Ctx } from "@siar/kernel/ctx";
import { deleteBackup, listBackups, unfinishedBackups } from "./files.ts";
import { ABANDONED, stampOf } from "./rules/index.ts";
import { keptNumber } from "./store.ts";

/** Deletes what is older than the number of backups to keep, and what nobody will ever finish. */
export async function tidyUp(ctx: Ctx, files: R2Bucket): Promise<void> {
  const tooMany = (await listBackups(files)).slice(await keptNumber(ctx));
  const before = stampOf(ctx.now - ABANDONED);
  const abandoned = (await unfinishedBackups(files)).filter((name) => name < before);
  for (const name of [...tooMany.map((backup) => backup.name), ...abandoned]) {
    await deleteBackup(files, name);
  }
}
