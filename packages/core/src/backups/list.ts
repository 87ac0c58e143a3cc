import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { z } from "zod";
import { latestJob } from "../jobs/index.ts";
import { getSettings } from "../settings/index.ts";
import { deleteBackup, listBackups, manifestKey } from "./files.ts";
import { nextNight } from "./rules/index.ts";
import { BackupPath, Backups, KeepInput } from "./schema.ts";
import { BACKUP, keepStatement, keptNumber } from "./store.ts";

/** What a Worker lends: its bucket. */
export type LendBucket = () => Promise<R2Bucket>;

export const list = (lend: LendBucket) =>
  query({
    name: "backup.list",
    summary: "List the backups, newest first, and how far the present one is.",
    permission: "backup:manage",
    input: z.object({}),
    output: Backups,
    run: async (ctx) => {
      const [items, keep, job, { timezone }] = await Promise.all([
        listBackups(await lend()),
        keptNumber(ctx),
        latestJob(ctx, BACKUP),
        getSettings(ctx),
      ]);
      return ok({ items, nextCursor: null, keep, nextAt: iso(nextNight(ctx.now, timezone)), job });
    },
  });

export const keep = verb({
  name: "backup.keep",
  summary: "Say how many backups are kept. Older ones are deleted with the next backup.",
  permission: "backup:manage",
  input: KeepInput,
  output: KeepInput,
  run: async (ctx, wanted) => {
    const before = await keptNumber(ctx);
    return ok({
      statements: [keepStatement(ctx, wanted.keep)],
      audit: { action: "backup.keep", before: { keep: before }, after: wanted },
      answer: () => wanted,
    });
  },
});

export const remove = (lend: LendBucket) =>
  verb({
    name: "backup.delete",
    summary: "Delete a backup for good.",
    permission: "backup:manage",
    input: BackupPath,
    output: BackupPath,
    fails: ["not-found"],
    run: async (_, { name }) => {
      const files = await lend();
      const manifest = await files.head(manifestKey(name));
      if (manifest === null) return fail("not-found", { what: "backup" });
      return ok({
        statements: [],
        audit: { action: "backup.delete", before: { name } },
        answer: async () => {
          await deleteBackup(files, name);
          return ok({ name });
        },
      });
    },
  });
