import { and, desc, eq, gt, gte, inArray, like, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { auditEachStatement, guardChanged, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { whatsappTemplates } from "../approved-templates/tables.ts";
import { notifyIf } from "../notifications/index.ts";
import { countCriteria } from "../segments/index.ts";
import { segments } from "../segments/tables.ts";
import { LIMIT_REACHED, TEMPLATE_REFUSED, type Reach } from "../sending/rules/index.ts";
import type { FrozenAudience } from "../sending/schema.ts";
import { campaignCounters } from "../sending/tables.ts";
import type { CampaignStatus } from "./schema.ts";
import { campaigns } from "./tables.ts";

export type CampaignRow = typeof campaigns.$inferSelect;
export type NewCampaign = Omit<typeof campaigns.$inferInsert, "id" | "version">;

export interface CampaignWithNumbers {
  readonly campaign: CampaignRow;
  readonly counters: typeof campaignCounters.$inferSelect | null;
  readonly segment: { readonly name: string; readonly contactCount: number | null } | null;
}

const withNumbers = (ctx: Ctx) =>
  ctx.db
    .select({
      campaign: campaigns,
      counters: campaignCounters,
      segment: { name: segments.name, contactCount: segments.contactCount },
    })
    .from(campaigns)
    .leftJoin(campaignCounters, eq(campaignCounters.campaignId, campaigns.id))
    .leftJoin(segments, eq(segments.id, campaigns.segmentId))
    .$dynamic();

export async function findCampaign(ctx: Ctx, id: number): Promise<CampaignWithNumbers | null> {
  const [row] = await withNumbers(ctx).where(eq(campaigns.id, id));
  return row ?? null;
}

/** The campaigns that use up Meta's daily limit, and those that wait for it; the oldest first. */
export function campaignsWithinLimit(ctx: Ctx): Promise<WithinLimit[]> {
  const waits = and(eq(campaigns.status, "paused"), eq(campaigns.pauseReason, LIMIT_REACHED));
  return ctx.db
    .select({ campaign: campaigns, pending: campaignCounters.pending })
    .from(campaigns)
    .innerJoin(campaignCounters, eq(campaignCounters.campaignId, campaigns.id))
    .where(and(eq(campaigns.messageType, "template"), or(eq(campaigns.status, "running"), waits)))
    .orderBy(campaigns.id);
}

export interface WithinLimit {
  readonly campaign: CampaignRow;
  readonly pending: number;
}

/**
 * Campaigns that wait for a template which Meta has approved since: what we knew of it before the
 * pause says nothing, as Meta refuses first and tells of the reason later.
 */
export async function approvedAgain(ctx: Ctx): Promise<CampaignRow[]> {
  const rows = await ctx.db
    .select({ campaign: campaigns })
    .from(campaigns)
    .innerJoin(whatsappTemplates, eq(whatsappTemplates.id, campaigns.templateId))
    .where(
      and(
        eq(campaigns.status, "paused"),
        like(campaigns.pauseReason, `${TEMPLATE_REFUSED}:%`),
        eq(whatsappTemplates.status, "APPROVED"),
        gt(whatsappTemplates.updatedAt, campaigns.pausedAt),
      ),
    );
  return rows.map(({ campaign }) => campaign);
}

export interface CampaignFilter {
  readonly statuses: readonly CampaignStatus[] | null;
  readonly segmentId: number | null;
  readonly search: string | null;
  /** When it goes or went out. */
  readonly from: number | null;
  readonly until: number | null;
  readonly before: number | null;
  readonly limit: number;
}

export function listCampaigns(ctx: Ctx, filter: CampaignFilter): Promise<CampaignWithNumbers[]> {
  const conditions: SQL[] = [];
  if (filter.statuses !== null) conditions.push(inArray(campaigns.status, [...filter.statuses]));
  if (filter.segmentId !== null) conditions.push(eq(campaigns.segmentId, filter.segmentId));
  if (filter.before !== null) conditions.push(lt(campaigns.id, filter.before));
  const goesOut = sql`coalesce(${campaigns.startedAt}, ${campaigns.scheduledAt})`;
  if (filter.from !== null) conditions.push(sql`${goesOut} >= ${filter.from}`);
  if (filter.until !== null) conditions.push(sql`${goesOut} < ${filter.until}`);
  if (filter.search !== null) {
    conditions.push(sql`instr(lower(${campaigns.name}), lower(${filter.search})) > 0`);
  }
  return withNumbers(ctx)
    .where(and(...conditions))
    .orderBy(desc(campaigns.id))
    .limit(filter.limit);
}

/** A campaign and its counters are born together: the ledger's triggers count on it. */
export const insertStatements = (ctx: Ctx, campaign: NewCampaign): [Statement, Statement] => [
  ctx.db.insert(campaigns).values(campaign).returning({ id: campaigns.id }),
  ctx.db.run(sql`INSERT INTO campaign_counters (campaign_id) SELECT max(id) FROM campaigns`),
];

/** Compare-and-set on status and version: whoever comes second changes nothing. */
export const changeStatements = (
  ctx: Ctx,
  row: CampaignRow,
  changes: Partial<NewCampaign>,
): [Statement, Statement] => [
  ctx.db
    .update(campaigns)
    .set({
      ...changes,
      version: row.version + 1,
      updatedAt: ctx.now,
      updatedBy: ctx.actor.memberId ?? row.updatedBy,
    })
    .where(
      and(
        eq(campaigns.id, row.id),
        eq(campaigns.version, row.version),
        eq(campaigns.status, row.status),
      ),
    ),
  guardChanged(ctx.db),
];

export const removeStatements = (ctx: Ctx, row: CampaignRow): Statement[] => [
  ctx.db.delete(campaigns).where(and(eq(campaigns.id, row.id), eq(campaigns.version, row.version))),
  guardChanged(ctx.db),
  ctx.db.delete(campaignCounters).where(eq(campaignCounters.campaignId, row.id)),
];

/** How many people an audience holds right now. */
export const countAudience = (ctx: Ctx, audience: FrozenAudience): Promise<number> => {
  const left = audience.excluded.map((criteria) => ({ not: criteria }));
  return countCriteria(ctx, { all: [audience.criteria, ...left] }, audience.moment);
};

/** The campaigns to a segment that were launched since then, the latest first. */
export const launchedSince = (ctx: Ctx, row: CampaignRow, since: number): Promise<CampaignRow[]> =>
  row.segmentId === null
    ? Promise.resolve([])
    : ctx.db
        .select()
        .from(campaigns)
        .where(
          and(
            eq(campaigns.segmentId, row.segmentId),
            ne(campaigns.id, row.id),
            gte(campaigns.startedAt, since),
          ),
        )
        .orderBy(desc(campaigns.startedAt))
        .limit(50);

export const dueCampaigns = (ctx: Ctx): Promise<CampaignRow[]> =>
  ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.status, "scheduled"), lt(campaigns.scheduledAt, ctx.now + 1)))
    .limit(50);

/** Campaigns whose objects may have consumers at work. */
export const runningCampaigns = (ctx: Ctx): Promise<Array<{ id: number }>> =>
  ctx.db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.status, "running"));

export const whichRun = (ids: readonly number[]): SQL =>
  sql`status = 'running' AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** What a person stops with one switch is told apart from what was paused one by one. */
const STOPPED_ALL = "stopped_all";

/**
 * Pauses whichever of these still run. Audit and notice come first and ask the same question, so
 * that they speak of exactly the rows that the last statement changes and gives back.
 */
export const stopStatements = (
  ctx: Ctx,
  ids: readonly number[],
): [Statement, Statement, Statement] => [
  auditEachStatement(
    ctx,
    {
      action: "campaign.stop-all",
      entity: "campaign",
      before: { status: "running" },
      after: { status: "paused", phase: null, pausedAt: ctx.now, pauseReason: STOPPED_ALL },
    },
    { table: "campaigns", where: whichRun(ids) },
  ),
  notifyIf(
    ctx,
    { kind: "campaigns_stopped", params: { by: ctx.actor.name, count: ids.length } },
    sql`EXISTS (SELECT 1 FROM campaigns WHERE ${whichRun(ids)})`,
  ),
  pauseStatement(ctx, ids, STOPPED_ALL),
];

/** Whichever of these still run, given back as they are paused. */
export const pauseStatement = (ctx: Ctx, ids: readonly number[], reason: string): Statement =>
  ctx.db
    .update(campaigns)
    .set({
      status: "paused",
      phase: null,
      pausedAt: ctx.now,
      pauseReason: reason,
      version: sql`version + 1`,
      updatedAt: ctx.now,
      updatedBy: sql`coalesce(${ctx.actor.memberId}, updated_by)`,
    })
    .where(whichRun(ids))
    .returning({ id: campaigns.id, name: campaigns.name });

export type Running = Pick<CampaignRow, "id" | "name">;

export const runningOfAccount = (ctx: Ctx, accountId: number): Promise<Running[]> =>
  ctx.db.all<Running>(sql`
    SELECT id, name FROM campaigns WHERE status = 'running'
      AND number_id IN (SELECT id FROM whatsapp_numbers WHERE account_id = ${accountId})`);

/** The running campaigns that a trouble of this one's template or account stops as well. */
export function runningWithin(ctx: Ctx, id: number, reach: Reach): Promise<Running[]> {
  const within = {
    campaign: sql`c.id = ${id}`,
    template: sql`c.template_id = (SELECT template_id FROM campaigns WHERE id = ${id})`,
    account: sql`c.number_id IN (
      SELECT id FROM whatsapp_numbers WHERE account_id = (
        SELECT n.account_id FROM campaigns AS own JOIN whatsapp_numbers AS n ON n.id = own.number_id
        WHERE own.id = ${id}))`,
    portfolio: sql`c.message_type = 'template'`,
  }[reach];
  return ctx.db.all<Running>(
    sql`SELECT c.id AS id, c.name AS name FROM campaigns AS c WHERE c.status = 'running' AND ${within}`,
  );
}
