import type { JobStatus } from "../schema.ts";

export type JobCommand = "cancel" | "retry";

/** What a person may tell a job, and what becomes of it. The same table draws the buttons. */
export const jobLifecycle: Readonly<Record<JobStatus, Partial<Record<JobCommand, JobStatus>>>> = {
  queued: { cancel: "cancelled" },
  running: { cancel: "cancelling" },
  cancelling: {},
  done: {},
  failed: { retry: "queued" },
  cancelled: {},
};

/** A job whose workers died this often without one saved step is given up. */
export const JOB_ATTEMPTS = 5;

export const jobBackoff = { base: 2_000, cap: 120_000 } as const;
