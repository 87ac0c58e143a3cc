import { iso, isoOrNull, HOUR } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { z } from "zod";
import { campaignRun, type CampaignRuns } from "../sending/index.ts";
import { GLANCE, perSecond, timesOf, type Glance, type RunSummary } from "./rules/index.ts";
import { Queue, type QueuedCampaign } from "./schema.ts";
import {
  aliveCampaigns,
  backlogs,
  countedKinds,
  deadEvents,
  deadRows,
  glanceAt,
  type AliveRow,
  type BacklogRow,
} from "./store.ts";

interface Seen {
  readonly campaign: AliveRow;
  /** Null where the object did not answer, or the campaign is over. */
  readonly run: RunSummary | null;
  readonly glance: Glance & { readonly firstAt: number | null };
}

/** For verbs of the API, which are made before there is an environment. */
export type LendRuns = () => Promise<CampaignRuns>;

export const show = (lend: LendRuns) =>
  query({
    name: "queue.show",
    summary: "What is on its way, what waits, and what was given up.",
    permission: "job:view",
    input: z.object({}),
    output: Queue,
    run: async (ctx) => {
      const runs = await lend();
      const alive = await aliveCampaigns(ctx);
      const [seen, waiting, rows, events, counted] = await Promise.all([
        Promise.all(alive.map((campaign) => lookAt(ctx, runs, campaign))),
        backlogs(ctx),
        deadRows(ctx),
        deadEvents(ctx),
        countedKinds(ctx),
      ]);
      return ok({
        at: iso(ctx.now),
        campaigns: seen.flatMap((one) => queued(one, ctx.now)),
        outbox: backlogOf(waiting.outbox),
        jobs: backlogOf(waiting.jobs),
        lastMinute: lastMinute(seen, ctx.now),
        lastHour: lastHour(seen, ctx.now),
        deadRows: rows.map((row) => ({
          ...row,
          campaignName: row.campaignName ?? "",
          contactName: row.contactName ?? "",
          at: iso(row.at),
        })),
        deadEvents: events.map((event) => ({ ...event, at: iso(event.at) })),
        counted: counted.map((kind) => ({ ...kind, at: iso(kind.at) })),
      });
    },
  });

const isOpen = ({ status }: AliveRow): boolean => status === "running" || status === "paused";

async function lookAt(ctx: Ctx, runs: CampaignRuns, campaign: AliveRow): Promise<Seen> {
  const run = isOpen(campaign) ? await summaryOf(runs, campaign.id) : null;
  const upTo = run === null ? campaign.total : Math.min(run.cutTo, campaign.total);
  return { campaign, run, glance: await glanceAt(ctx, { id: campaign.id, upTo }) };
}

/** An object that does not answer is a line without figures, not a page without lines. */
async function summaryOf(runs: CampaignRuns, id: number): Promise<RunSummary | null> {
  try {
    return await campaignRun(runs, id).summary();
  } catch {
    return null;
  }
}

function queued({ campaign, run, glance }: Seen, now: number): QueuedCampaign[] {
  const { id, name, status, rate, pending } = campaign;
  if (status !== "running" && status !== "paused") return [];
  return [
    {
      id,
      name,
      status,
      phase: run?.phase ?? campaign.phase,
      ratePerSecond: rate,
      perSecond: perSecond(glance, now),
      pending,
      slices: run?.slices ?? null,
      leases: run?.leases ?? null,
      rowsOut: run?.rowsOut ?? null,
      rowsWaiting: run === null ? null : Math.min(run.rowsWaiting, pending),
      dueAt: isoOrNull(later(run?.dueAt, now)),
      heldUntil: isoOrNull(later(run?.heldUntil, now)),
    },
  ];
}

const later = (at: number | null | undefined, now: number): number | null =>
  at !== null && at !== undefined && at > now ? at : null;

const backlogOf = ({ count, oldest }: BacklogRow) => ({ count, oldestAt: isoOrNull(oldest) });

function lastMinute(seen: readonly Seen[], now: number) {
  const pace = seen.reduce((sum, { glance }) => sum + perSecond(glance, now), 0);
  const counted = seen.reduce((sum, { glance }) => sum + glance.sent, 0);
  // A full glance saw less than the minute; its pace says more than its count.
  const isCut = seen.some(({ glance }) => glance.sent === GLANCE);
  return { sent: isCut ? Math.round(pace * 60) : counted, perSecond: Math.round(pace * 10) / 10 };
}

function lastHour(seen: readonly Seen[], now: number) {
  const launched = seen.filter(({ campaign }) => campaign.startedAt > now - HOUR);
  return {
    campaigns: launched.length,
    sent: launched.reduce((sum, { campaign }) => sum + campaign.sent, 0),
    waitedSeconds: timesOf(
      launched.flatMap(({ campaign, glance }) =>
        glance.firstAt === null ? [] : [Math.max(0, glance.firstAt - campaign.startedAt)],
      ),
    ),
    ranSeconds: timesOf(
      launched.map(({ campaign }) => (campaign.completedAt ?? now) - campaign.startedAt),
    ),
  };
}
