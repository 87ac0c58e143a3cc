import { pauseBySystem } from "@siar/core/campaigns";
import { senderOf } from "@siar/core/channels";
import {
  campaignRun,
  claimHandful,
  closeSlice,
  dueRows,
  launchedCampaign,
  type DueRow,
} from "@siar/core/sending";
import {
  demandsOf,
  handfulSize,
  personOf,
  rendererOf,
  waitUntil,
  type Hours,
  type Renderer,
} from "@siar/core/sending/rules";
import type { Slice } from "@siar/core/sending/schema";
import { messageOf } from "@siar/kernel/error-message";
import { unitOfWork, type WideEvent } from "@siar/kernel/log";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";
import { Flight, type Job, type Terms } from "./flight.ts";
import { Permit } from "./permit.ts";

/** A busy consumer takes one slice after the other; each is an operation that the queue charges for. */
const CHAIN_FOR = 10_000;

/** Works on a slice, then on the next ones that its campaign has out. */
export async function sendSlices(env: Env, first: Slice): Promise<void> {
  const until = Date.now() + CHAIN_FOR;
  let slice: Slice | null = first;
  while (slice !== null) {
    const current: Slice = slice;
    slice = await unitOfWork("slice", { ...current }, (event) => sendSlice(env, current, event));
    if (Date.now() > until) return;
  }
}

async function sendSlice(env: Env, slice: Slice, event: WideEvent): Promise<Slice | null> {
  const run = campaignRun(env.CAMPAIGN_RUN, slice.campaignId);
  const permit = new Permit(run, slice);
  permit.wanted = slice.to - slice.from + 1;
  await permit.renew();
  if (permit.isStopped) {
    event.set({ stopped: true });
    return null;
  }
  const terms = await termsOf(env, slice);
  if (terms === null) {
    const reason = "channel_not_connected";
    await pauseBySystem(systemCtx(env), slice.campaignId, { reason, reach: "campaign" });
    return null;
  }
  const flight = new Flight(env, terms, permit);
  let ended = false;
  const renewing = permit.keepRenewing(() => ended);
  await work(env, slice, terms, permit, flight).catch((error: unknown) => {
    // What is claimed and what came back is still written below, as far as D1 lets us.
    event.set({ broken: messageOf(error) });
  });
  await flight.landed();
  const { pendingDueAt } = await closeSlice(systemCtx(env), slice, permit.lease, flight.take());
  event.set({ ...flight.figures, lease: permit.lease });
  const { campaignId, slice: id } = slice;
  const { lease } = permit;
  const heard = permit.takeHeard();
  const next = await run.report({ campaignId, slice: id, lease, pendingDueAt, heard });
  ended = true;
  permit.stop();
  await renewing;
  return next;
}

interface Told extends Terms {
  readonly render: Renderer;
  readonly hours: Hours | null;
}

async function termsOf(env: Env, slice: Slice): Promise<Told | null> {
  const ctx = systemCtx(env);
  const launched = await launchedCampaign(ctx, slice.campaignId);
  if (launched === null) return null;
  const sender = await senderOf(ctx, env, launched.numberId);
  const render = rendererOf(launched.message);
  if (!sender.ok || !render.ok) return null;
  const { message } = launched;
  return {
    campaignId: slice.campaignId,
    numberId: launched.numberId,
    cooldownHours: launched.cooldownHours,
    ...demandsOf(message),
    sender: sender.value,
    render: render.value,
    hours: launched.hours,
  };
}

/** Handful after handful: read and render, then claim, then send at the granted moments. */
async function work(
  env: Env,
  slice: Slice,
  terms: Told,
  permit: Permit,
  flight: Flight,
): Promise<void> {
  let after = slice.from - 1;
  while (!permit.isStopped) {
    const rows = await dueRows(systemCtx(env), slice, after, handfulSize(permit.share));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
    permit.wanted = slice.to - after + rows.length;
    const jobs = new Map(rows.map((row) => [row.seq, jobOf(row, terms.render)]));
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
    for (const row of claimed) {
      const job = jobs.get(row.seq);
      if (job !== undefined) await flight.send(row, job);
    }
  }
}

const jobOf = (row: DueRow, render: Renderer): Job => ({ row, rendered: render(personOf(row)) });
