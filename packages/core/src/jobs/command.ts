import { guardChanged } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail, type ErrorCode } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { lookEffect } from "./enqueue.ts";
import { shownJob } from "./get.ts";
import { jobLifecycle, type JobCommand } from "./rules/index.ts";
import { Job, JobId, type JobStatus } from "./schema.ts";
import { changeStatement, jobById, type Changes } from "./store.ts";

interface Told {
  readonly summary: string;
  readonly refusal: Extract<ErrorCode, "job-not-cancellable" | "job-not-retryable">;
  changes(to: JobStatus, now: number): Changes;
}

const told: Readonly<Record<JobCommand, Told>> = {
  cancel: {
    summary: "Stop a job: at once if it has not begun, else after its present step.",
    refusal: "job-not-cancellable",
    changes: (to, now) =>
      to === "cancelled" ? { status: to, finishedAt: now } : { status: to, runAfter: now },
  },
  retry: {
    summary: "Let a failed job go on where it stopped.",
    refusal: "job-not-retryable",
    changes: (to, now) => ({
      status: to,
      attempts: 0,
      error: null,
      finishedAt: null,
      runAfter: now,
    }),
  },
};

/** What it takes to tell a job something, as part of another verb's plan. */
export async function orderJob(ctx: Ctx, id: number, name: JobCommand) {
  const job = await jobById(ctx.db, id);
  if (job === null) return fail("not-found", { what: "job" });
  const { status } = job;
  const to = jobLifecycle[status][name];
  if (to === undefined) return fail(told[name].refusal, { status });
  return ok({
    statements: [
      changeStatement(ctx, id, status, told[name].changes(to, ctx.now)),
      guardChanged(ctx.db),
    ],
    effects: [lookEffect],
    before: { status },
    after: { status: to },
  });
}

const command = (name: JobCommand) =>
  verb({
    name: `job.${name}`,
    summary: told[name].summary,
    permission: "job:manage",
    input: JobId,
    output: Job,
    fails: [told[name].refusal, "changed-meanwhile"],
    run: async (ctx, { id }) => {
      const order = await orderJob(ctx, id, name);
      if (!order.ok) return order;
      const { statements, effects, before, after } = order.value;
      return ok({
        statements,
        audit: { action: `job.${name}`, entity: "job", entityId: id, before, after },
        effects,
        answer: () => shownJob(ctx, id),
      });
    },
  });

export const cancel = command("cancel");
export const retry = command("retry");
