import { pauseBySystem } from "@siar/core/campaigns";
import { campaignRun, claimHandful, closeSlice, dueRows, type DueRow } from "@siar/core/sending";
import {
  handfulSize,
  leadSize,
  limitPause,
  personOf,
  waitUntil,
  type Pause,
} from "@siar/core/sending/rules";
import type { Slice } from "@siar/core/sending/schema";
import { messageOf } from "@siar/kernel/error-message";
import type { Result } from "@siar/kernel/result";
import { unitOfWork, type WideEvent } from "@siar/kernel/log";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";
import { Flight, type Job, type ReadyRow } from "./flight.ts";
import { Hands } from "./hands.ts";
import { Permit } from "./permit.ts";
import { termsOf, type Told } from "./terms.ts";

/** A busy consumer takes one slice after the other; each is an operation that the queue charges for. */
const CHAIN_FOR = 10_000;

/** What the slices of one consumer share. */
interface Shift {
  readonly env: Env;
  readonly hands: Hands;
  readonly until: number;
  /** Read once: nothing of it changes while the campaign runs. */
  readonly terms: Result<Told, Pause>;
}

/**
 * Works on a slice, then on the next ones of its campaign. The next begins while the last rows of
 * the one before still wait for their moment, so that no slot passes unused in between.
 */
export async function sendSlices(env: Env, first: Slice): Promise<void> {
  const { campaignId } = first;
  // Before any lease, as a file may have to go to Meta first, which takes its time.
  const terms = await unitOfWork("terms", { campaignId }, () => termsOf(env, campaignId));
  if (terms === null) return;
  const until = Date.now() + CHAIN_FOR;
  const shift: Shift = { env, hands: new Hands(), until, terms };
  const ended: Promise<void>[] = [];
  let slice: Slice | null = first;
  while (slice !== null) {
    const current: Slice = slice;
    const next = Promise.withResolvers<Slice | null>();
    const done = unitOfWork("slice", { ...current }, (event) =>
      sendSlice(shift, current, event, next.resolve),
    );
    // What goes wrong has been logged, and the object notices whatever was not finished.
    ended.push(done.catch(() => {}).finally(() => next.resolve(null)));
    slice = await next.promise;
  }
  await Promise.all(ended);
}

async function sendSlice(
  shift: Shift,
  slice: Slice,
  event: WideEvent,
  goOnWith: (next: Slice | null) => void,
): Promise<void> {
  const { env, hands } = shift;
  const { campaignId, slice: id } = slice;
  const run = campaignRun(env.CAMPAIGN_RUN, campaignId);
  const permit = new Permit(run, slice, hands);
  await permit.renew();
  if (permit.isStopped) return event.set({ stopped: true });
  if (!shift.terms.ok) return pauseBySystem(systemCtx(env), campaignId, shift.terms.error);
  const terms = shift.terms.value;
  const flight = new Flight(env, terms, permit, hands);
  let ended = false;
  const renewing = permit.keepRenewing(() => ended);
  const handOver = async (): Promise<void> => {
    const goesOn = Date.now() < shift.until && !permit.isStopped;
    const done = { campaignId, slice: id, lease: permit.lease, goesOn };
    goOnWith(await hands.ask(() => run.handOver(done)));
  };
  await work(shift, slice, terms, permit, flight, handOver).catch((error: unknown) => {
    // What is claimed and what came back is still written below, as far as D1 lets us.
    event.set({ broken: messageOf(error) });
  });
  await flight.landed();
  const { pendingDueAt } = await hands.ask(() =>
    closeSlice(systemCtx(env), slice, permit.lease, flight.take()),
  );
  event.set({ ...flight.figures, lease: permit.lease });
  const heard = permit.takeHeard();
  const report = { campaignId, slice: id, lease: permit.lease, pendingDueAt, heard };
  await hands.ask(() => run.report(report));
  ended = true;
  permit.stop();
  await renewing;
}

/**
 * Read and render, then claim handful after handful and send at the granted moments. The last rows
 * of a handful leave while the next is claimed, so that none is late.
 */
async function work(
  { env, hands }: Shift,
  slice: Slice,
  terms: Told,
  permit: Permit,
  flight: Flight,
  handOver: () => Promise<void>,
): Promise<void> {
  let rows = await hands.ask(() => dueRows(systemCtx(env), slice));
  let tail = Promise.resolve();
  try {
    while (rows.length > 0 && !permit.isStopped) {
      const size = handfulSize(permit.share);
      const next = rows.slice(0, size);
      rows = rows.slice(size);
      const { ready, isLimited } = await hands.ask(() => claim(env, next, terms, permit, flight));
      await permit.ask(ready.length);
      await tail;
      const most = Math.max(0, ready.length - leadSize(permit.share));
      await flight.sendAll(ready.slice(0, most));
      tail = flight.sendAll(ready.slice(most));
      // Whom the limit still allows gets theirs first.
      if (isLimited) await tail.then(() => flight.pause(limitPause));
    }
    await handOver();
  } finally {
    await tail;
  }
}

/** Takes a handful; with it goes what has come back of the one before. */
async function claim(
  env: Env,
  rows: readonly DueRow[],
  terms: Told,
  permit: Permit,
  flight: Flight,
): Promise<{ readonly ready: readonly ReadyRow[]; readonly isLimited: boolean }> {
  const jobs = new Map(rows.map((row): [number, Job] => [row.seq, jobOf(row, terms)]));
  const { results, also } = flight.take();
  const ctx = systemCtx(env);
  const claimed = await claimHandful(
    ctx,
    { ...terms, lease: permit.lease },
    [...jobs.values()].map(({ row, rendered }) => ({
      seq: row.seq,
      phone: row.phone,
      content: rendered?.text ?? "",
      reason: rendered === null ? ("invalid_variables" as const) : null,
      notBefore: terms.hours === null ? null : waitUntil(terms.hours, row.timezone, ctx.now),
    })),
    { results, also },
  ).catch((error: unknown) => {
    flight.giveBack(results, also);
    throw error;
  });
  const ready = claimed.rows.flatMap((row) => {
    const job = jobs.get(row.seq);
    return job === undefined ? [] : [{ row, job }];
  });
  return { ready, isLimited: claimed.isLimited };
}

const jobOf = (row: DueRow, { render }: Told): Job => ({ row, rendered: render(personOf(row)) });
