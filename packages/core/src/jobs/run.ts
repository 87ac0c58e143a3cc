import { breath } from "@siar/kernel/breath";
import { SECOND, type Clock } from "@siar/kernel/clock";
import { messageOf } from "@siar/kernel/error-message";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { fail, type Failure } from "@siar/kernel/errors";
import { jitteredDelay, type Random } from "@siar/kernel/retry";
import { ok, type Result } from "@siar/kernel/result";
import { notify } from "../notifications/index.ts";
import type { AnyStep, JobKind } from "./kind.ts";
import { JOB_ATTEMPTS, jobBackoff } from "./rules/index.ts";
import type { JobStatus } from "./schema.ts";
import {
  fence,
  LEASE,
  reason,
  renew,
  save,
  takeDueJob,
  type Changes,
  type Held,
  type JobRow,
} from "./store.ts";

export interface JobWorker {
  readonly ctx: Ctx;
  readonly kinds: readonly JobKind[];
  readonly clock: Clock;
  readonly random: Random;
  /** How long this worker goes on taking steps. */
  readonly budget: number;
  /** How long one job may keep the others waiting. */
  readonly turn?: number;
}

export interface Worked {
  readonly jobs: number;
  readonly steps: number;
  readonly failed: number;
  /** When to look again, in milliseconds from now; null if nothing is left to this worker's knowledge. */
  readonly lookIn: number | null;
}

interface Turn {
  readonly steps: number;
  readonly failed: boolean;
  readonly lookIn: number | null;
}

const TURN = 5 * SECOND;

/** Takes due jobs one after the other and works on each for a turn, until the budget is used up. */
export async function runDueJobs(worker: JobWorker): Promise<Worked> {
  const end = worker.clock() + worker.budget;
  let worked: Worked = { jobs: 0, steps: 0, failed: 0, lookIn: null };
  while (worker.clock() < end) {
    const holder = crypto.randomUUID();
    const job = await takeDueJob(worker.ctx.db, holder, worker.clock());
    if (job === null) return worked;
    const turn = await takeTurn(worker, job, { id: job.id, holder });
    worked = {
      jobs: worked.jobs + 1,
      steps: worked.steps + turn.steps,
      failed: worked.failed + (turn.failed ? 1 : 0),
      lookIn: sooner(worked.lookIn, turn.lookIn),
    };
  }
  return { ...worked, lookIn: 0 };
}

const sooner = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? (left ?? right) : Math.min(left, right);

/** A job's own ctx: what it writes bears the time of its step and the name of its kind. */
const ctxOf = ({ ctx, clock }: JobWorker, job: JobRow): Ctx => ({
  ...ctx,
  now: clock(),
  actor: systemActor(`job:${job.kind}`, job.createdBy),
});

async function takeTurn(worker: JobWorker, job: JobRow, held: Held): Promise<Turn> {
  const { clock } = worker;
  if (job.status === "cancelling") return cancelled(worker, held, 0);
  if (job.attempts > JOB_ATTEMPTS) {
    const { error } = fail("job-abandoned", { attempts: JOB_ATTEMPTS });
    return failed(worker, job, held, error, 0);
  }
  const end = clock() + (worker.turn ?? TURN);
  let { cursor } = job;
  for (let steps = 1; ; steps += 1) {
    const taken = await step(worker, { ...job, cursor }, held);
    if (taken === null) return postponed(worker, job, held, steps);
    if (!taken.ok) return failed(worker, job, held, taken.error, steps);
    const { made, status } = taken.value;
    if (status === "cancelling") return cancelled(worker, held, steps);
    if (status !== "running") return { steps, failed: false, lookIn: null };
    if (clock() >= end) return laidDown(worker, held, steps);
    await breath();
    ({ cursor } = made);
  }
}

interface Taken {
  readonly made: AnyStep;
  /** The job's status now that the step is saved; null if it is no longer ours. */
  readonly status: JobStatus | null;
}

/** One step, saved with what it wrote; the lease is renewed while it lasts. Null if it threw. */
async function step(worker: JobWorker, job: JobRow, held: Held): Promise<Result<Taken> | null> {
  const { db } = worker.ctx;
  const kind = worker.kinds.find((known) => known.kind === job.kind);
  if (kind === undefined) return fail("job-unknown", { kind: job.kind });
  const heart = setInterval(() => void renew(db, held, worker.clock()).catch(report), LEASE / 3);
  try {
    const made = await kind.step(ctxOf(worker, job), job.input, job.cursor, fence(db, held));
    if (!made.ok) return made;
    const changes = made.value.finished ? finish : progress;
    const written = made.value.statements ?? [];
    const status = await save(db, held, changes(made.value, worker.clock()), written);
    return ok({ made: made.value, status });
  } catch (error) {
    report(error, job);
    return null;
  } finally {
    clearInterval(heart);
  }
}

const report = (error: unknown, job?: JobRow): void =>
  console.error(
    JSON.stringify({ kind: "job", jobId: job?.id, job: job?.kind, error: messageOf(error) }),
  );

const free = { holder: null, heldUntil: null };

const progress = ({ done, total, cursor }: AnyStep, now: number): Changes => ({
  done,
  total: total ?? null,
  cursor,
  heldUntil: now + LEASE,
  attempts: 0,
});

const finish = ({ done, total, cursor, result }: AnyStep, now: number): Changes => ({
  ...free,
  status: "done",
  done,
  total: total ?? done,
  cursor,
  result: result ?? null,
  finishedAt: now,
});

async function cancelled(worker: JobWorker, held: Held, steps: number): Promise<Turn> {
  const changes = { ...free, status: "cancelled", finishedAt: worker.clock() } as const;
  await save(worker.ctx.db, held, changes, []);
  return { steps, failed: false, lookIn: null };
}

/** Other jobs have their turn; this one goes on behind them. */
async function laidDown(worker: JobWorker, held: Held, steps: number): Promise<Turn> {
  await save(worker.ctx.db, held, { ...free, runAfter: worker.clock() }, []);
  return { steps, failed: false, lookIn: 0 };
}

/** A step that threw is tried again later, from the last saved cursor. */
async function postponed(worker: JobWorker, job: JobRow, held: Held, steps: number): Promise<Turn> {
  const attempts = steps > 1 ? 1 : job.attempts;
  if (attempts >= JOB_ATTEMPTS) {
    return failed(worker, job, held, fail("internal").error, steps);
  }
  const delay = SECOND + jitteredDelay(attempts, jobBackoff, worker.random);
  const changes = { ...free, attempts, runAfter: worker.clock() + delay };
  await save(worker.ctx.db, held, changes, []);
  return { steps, failed: false, lookIn: delay };
}

async function failed(
  worker: JobWorker,
  job: JobRow,
  held: Held,
  { code, params }: Failure,
  steps: number,
): Promise<Turn> {
  const ctx = ctxOf(worker, job);
  const error = { code, params };
  const changes = { ...free, status: "failed", error, finishedAt: ctx.now } as const;
  const notice = {
    kind: "job_failed",
    params: { job: job.kind, jobId: job.id, reason: reason(error, ctx.locale) },
  } as const;
  await save(ctx.db, held, changes, [notify(ctx, notice)]);
  return { steps, failed: true, lookIn: null };
}
