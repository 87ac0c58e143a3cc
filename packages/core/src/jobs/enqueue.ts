import { z } from "zod";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import type { EffectHandlers } from "@siar/kernel/effects";
import { insertStatement, type NewJob } from "./store.ts";

const TOPIC = "job.run";

/** A queue message names no job: it says that there is one to look for, and may be lost or doubled. */
export const LookForJobs = z.object({ look: z.literal("jobs") });
export type LookForJobs = z.infer<typeof LookForJobs>;

export const lookForJobs: LookForJobs = { look: "jobs" };

export const lookEffect: Effect = { topic: TOPIC, payload: {} };

/**
 * Background work as part of another verb's plan. The statement's result holds the job's id:
 * `answer: ([job]) => ({ jobId: insertedId(job) })`, if it comes first.
 */
export const enqueueJob = (
  ctx: Ctx,
  job: NewJob,
): { statements: Statement[]; effects: Effect[] } => ({
  statements: [insertStatement(ctx, job)],
  effects: [lookEffect],
});

export const jobEffects = (queue: Queue<unknown>): EffectHandlers => ({
  [TOPIC]: async () => {
    await queue.send(lookForJobs);
  },
});
