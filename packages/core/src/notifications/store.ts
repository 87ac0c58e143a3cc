import { and, desc, eq, gt, is, lt, sql, SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { kindsFor } from "./rules/index.ts";
import type { Notice, NotificationKind } from "./schema.ts";
import { notificationReads, notifications } from "./tables.ts";

export type NotificationRow = typeof notifications.$inferSelect;

/** What only the database knows at that moment: an expression that makes a JSON object. */
interface Counted {
  readonly kind: NotificationKind;
  readonly params: SQL;
  readonly campaignId?: number | null;
}

/** Tells those whom it concerns, within the batch of what happened. */
export const notify = (
  ctx: Pick<Ctx, "db" | "now">,
  { kind, params, campaignId }: Notice | Counted,
): Statement =>
  ctx.db.insert(notifications).values({
    kind,
    params: is(params, SQL) ? params : { ...params },
    campaignId: campaignId ?? null,
    at: ctx.now,
  });

/** The same, only if the condition holds at that moment. */
export const notifyIf = (
  ctx: Pick<Ctx, "db" | "now">,
  { kind, params, campaignId }: Notice,
  condition: SQL,
): Statement =>
  ctx.db.run(sql`
    INSERT INTO notifications (kind, params, campaign_id, at)
    SELECT ${kind}, ${JSON.stringify(params)}, ${campaignId ?? null}, ${ctx.now}
    WHERE ${condition}`);

/** A condition: nothing that says the same of these has been told since then. */
export const isUntold = (
  { kind, params }: { readonly kind: NotificationKind; readonly params: Record<string, string> },
  since: number,
): SQL => {
  const same = Object.entries(params).map(
    ([name, value]) => sql` AND params ->> ${name} = ${value}`,
  );
  return sql`NOT EXISTS (
    SELECT 1 FROM notifications WHERE kind = ${kind} AND at > ${since}${sql.join(same)})`;
};

const heardBy = (ctx: Ctx): SQL =>
  sql`${notifications.kind} IN (SELECT value FROM json_each(${JSON.stringify(kindsFor(ctx.actor.permissions))}))`;

export async function readUpTo(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ upTo: notificationReads.readUpTo })
    .from(notificationReads)
    .where(eq(notificationReads.memberId, ctx.actor.memberId ?? 0));
  return row?.upTo ?? 0;
}

export const pageOfNotifications = (
  ctx: Ctx,
  before: number | null,
  limit: number,
): Promise<NotificationRow[]> =>
  ctx.db
    .select()
    .from(notifications)
    .where(and(before === null ? undefined : lt(notifications.id, before), heardBy(ctx)))
    .orderBy(desc(notifications.id))
    .limit(limit);

/** A badge says “99+” at most, so nothing counts further. */
const COUNTED_TO = 100;

export async function countUnread(ctx: Ctx, upTo: number): Promise<number> {
  const rows = await ctx.db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(gt(notifications.id, upTo), heardBy(ctx)))
    .limit(COUNTED_TO);
  return rows.length;
}

/** Never back: two browsers may tell in any order. Never ahead of what there is. */
export const readStatement = (ctx: Ctx, memberId: number, upTo: number | null): Statement => {
  const newest = sql`(SELECT coalesce(max(id), 0) FROM ${notifications})`;
  const target = upTo === null ? newest : sql`min(${upTo}, ${newest})`;
  return ctx.db
    .insert(notificationReads)
    .values({ memberId, readUpTo: sql`${target}` })
    .onConflictDoUpdate({
      target: notificationReads.memberId,
      set: { readUpTo: sql`max(${notificationReads.readUpTo}, excluded.read_up_to)` },
    });
};
