import { z } from "zod";

export const jobStatuses = [
  "queued",
  "running",
  "done",
  "failed",
  "cancelling",
  "cancelled",
] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Background work, as the API shows it. */
export const Job = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    status: z.enum(jobStatuses),
    done: z.number().int(),
    total: z.number().int().nullable(),
    result: z.record(z.string(), z.json()).nullable(),
    /** Why it failed, in the reader's language. */
    error: z.string().nullable(),
    attempts: z.number().int(),
    createdBy: z.number().int().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Job" });
export type Job = z.input<typeof Job>;

export const JobId = z.object({ id: z.coerce.number().int().positive() });

/** What a job's start answers: where to look for it. */
export const JobStarted = z.object({ jobId: z.number().int() }).meta({ id: "JobStarted" });
