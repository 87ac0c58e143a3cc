import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Job, JobId } from "./schema.ts";
import { jobById, pageOfJobs, show } from "./store.ts";

export async function shownJob(ctx: Ctx, id: number): Promise<Result<Job>> {
  const row = await jobById(ctx.db, id);
  return row === null ? fail("not-found", { what: "job" }) : ok(show(ctx.locale, row));
}

/** The newest of a kind, whatever became of it. */
export async function latestJob(ctx: Ctx, kind: string): Promise<Job | null> {
  const [row] = await pageOfJobs(ctx, { kind }, null, 1);
  return row === undefined ? null : show(ctx.locale, row);
}

export const get = query({
  name: "job.get",
  summary: "Read how far a job is.",
  permission: "job:view",
  input: JobId,
  output: Job,
  run: (ctx, { id }) => shownJob(ctx, id),
});
