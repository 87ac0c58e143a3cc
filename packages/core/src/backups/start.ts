import { commit, insertedId } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { enqueueJob, JobStarted } from "../jobs/index.ts";
import { readSettings } from "../settings/index.ts";
import { lastNight } from "./rules/index.ts";
import { BACKUP, guardDue, guardNoneUnderWay, isDue } from "./store.ts";

export const start = verb({
  name: "backup.start",
  summary: "Back up everything now, in the background.",
  permission: "backup:manage",
  input: z.object({}),
  output: JobStarted,
  fails: ["backup-under-way"],
  run: async (ctx) => {
    const job = enqueueJob(ctx, { kind: BACKUP, input: { trigger: "person" } });
    return ok({
      statements: [guardNoneUnderWay(ctx), ...job.statements],
      audit: { action: "backup.start" },
      effects: job.effects,
      onGuard: fail("backup-under-way").error,
      answer: ([, inserted]) => ({ jobId: insertedId(inserted) }),
    });
  },
});

/** Once a night, and on a machine that slept then, as soon as it is awake. */
export async function startNightly(ctx: Ctx): Promise<boolean> {
  const settings = await readSettings(ctx);
  if (settings === null) return false;
  const night = lastNight(ctx.now, settings.timezone);
  if (!(await isDue(ctx, night))) return false;
  const job = enqueueJob(ctx, { kind: BACKUP, input: { trigger: "night" } });
  const started = await commit(ctx, {
    statements: [guardDue(ctx, night), ...job.statements],
    audit: { action: "backup.start" },
    effects: job.effects,
    answer: () => true,
  });
  return started.ok;
}
