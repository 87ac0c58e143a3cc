import { sql, type SQL } from "drizzle-orm";
import { HOUR, MINUTE } from "@siar/kernel/clock";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { GLANCE, type Glance } from "./rules/index.ts";

/** More at once would be more than anybody can look at. */
const MOST_CAMPAIGNS = 50;
export const MOST_DEAD = 100;

export interface AliveRow {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly phase: string | null;
  readonly rate: number;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly total: number;
  readonly pending: number;
  readonly sent: number;
}

/** What runs or is paused, and what was launched within the hour: two ranges of one index. */
export const aliveCampaigns = (ctx: Ctx): Promise<AliveRow[]> =>
  ctx.db.all<AliveRow>(sql`
    SELECT c.id AS id, c.name AS name, c.status AS status, c.phase AS phase,
      c.rate_limit AS rate, c.started_at AS startedAt, c.completed_at AS completedAt,
      n.total AS total, n.pending + n.claimed AS pending, n.sent + n.delivered + n.read AS sent
    FROM campaigns AS c JOIN campaign_counters AS n ON n.campaign_id = c.id
    WHERE c.id IN (
      SELECT id FROM campaigns WHERE status IN ('running', 'paused') AND started_at IS NOT NULL
      UNION ALL
      SELECT id FROM campaigns WHERE completed_at IS NULL AND started_at > ${ctx.now - HOUR}
      UNION ALL
      SELECT id FROM campaigns
      WHERE completed_at > ${ctx.now - HOUR} AND started_at > ${ctx.now - HOUR})
    ORDER BY c.id DESC LIMIT ${MOST_CAMPAIGNS}`);

/** Skipped ones may come first, but hardly more than that. */
const FIRST_ROWS = 200;

/** Rows are sent in their order, so the last minute's stand together: no index on a time needed. */
export async function glanceAt(
  ctx: Ctx,
  { id, upTo }: { readonly id: number; readonly upTo: number },
): Promise<Glance & { readonly firstAt: number | null }> {
  const [row] = await ctx.db.all<Glance & { firstAt: number | null }>(sql`
    SELECT count(*) AS sent, min(at) AS since,
      (SELECT min(sent_at) FROM campaign_messages
        WHERE campaign_id = ${id} AND seq <= ${FIRST_ROWS}) AS firstAt
    FROM (SELECT sent_at AS at FROM campaign_messages
      WHERE campaign_id = ${id} AND seq <= ${upTo} ORDER BY seq DESC LIMIT ${GLANCE})
    WHERE at > ${ctx.now - MINUTE}`);
  return row ?? { sent: 0, since: null, firstAt: null };
}

export interface BacklogRow {
  readonly count: number;
  readonly oldest: number | null;
}

const nothing: BacklogRow = { count: 0, oldest: null };

export async function backlogs(ctx: Ctx): Promise<{ outbox: BacklogRow; jobs: BacklogRow }> {
  const [outbox, jobs] = await ctx.db.batch([
    ctx.db.all<BacklogRow>(sql`SELECT count(*) AS count, min(created_at) AS oldest FROM outbox`),
    ctx.db.all<BacklogRow>(sql`
      SELECT count(*) AS count, min(created_at) AS oldest FROM jobs
      WHERE status IN ('queued', 'running', 'cancelling')`),
  ]);
  return { outbox: outbox[0] ?? nothing, jobs: jobs[0] ?? nothing };
}

export interface DeadRowRow {
  readonly id: number;
  readonly campaignId: number;
  readonly campaignName: string | null;
  readonly seq: number;
  readonly contactId: number;
  readonly contactName: string | null;
  readonly attempts: number;
  readonly at: number;
}

/** Once tried again, or known to have arrived after all, a row is no dead letter any more. */
export const deadRows = (ctx: Ctx): Promise<DeadRowRow[]> =>
  ctx.db.all<DeadRowRow>(sql`
    SELECT d.id AS id, d.campaign_id AS campaignId, c.name AS campaignName, m.seq AS seq,
      m.contact_id AS contactId, p.name AS contactName, m.attempt AS attempts, d.at AS at
    FROM dead_letters AS d CROSS JOIN campaign_messages AS m
    LEFT JOIN campaigns AS c ON c.id = d.campaign_id
    LEFT JOIN contacts AS p ON p.id = m.contact_id
    WHERE m.campaign_id = d.campaign_id AND m.seq = d.body ->> 'seq'
      AND m.status = 'failed' AND m.reason = 'dead_letter' AND m.failed_at = d.at
    ORDER BY d.id DESC LIMIT ${MOST_DEAD}`);

export interface DeadEventRow {
  readonly id: number;
  readonly kind: string;
  readonly reason: string;
  readonly at: number;
}

export const deadEvents = (ctx: Ctx): Promise<DeadEventRow[]> =>
  ctx.db.all<DeadEventRow>(sql`
    SELECT id, kind, error AS reason, at FROM set_aside ORDER BY id DESC LIMIT ${MOST_DEAD}`);

export interface CountedRow {
  readonly kind: string;
  readonly count: number;
  readonly at: number;
}

/** What came in and is only counted, the latest first; what was set aside is listed by itself. */
export const countedKinds = (ctx: Ctx): Promise<CountedRow[]> =>
  ctx.db.all<CountedRow>(sql`
    SELECT kind, count, last_at AS at FROM inbound_counts WHERE kind NOT LIKE 'unreadable:%'
    ORDER BY last_at DESC, kind LIMIT ${MOST_DEAD}`);

const among = (ids: readonly number[]): SQL =>
  sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export const dropRows = (ctx: Ctx, ids: readonly number[]): Statement =>
  ctx.db.run(sql`DELETE FROM dead_letters WHERE ${among(ids)}`);

/** True while at least one of them is still there. */
export const anyLeft = (rows: readonly number[], events: readonly number[]): SQL => sql`(
  EXISTS (SELECT 1 FROM dead_letters WHERE ${among(rows)})
  OR EXISTS (SELECT 1 FROM set_aside WHERE ${among(events)}))`;
