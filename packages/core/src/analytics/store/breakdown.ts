import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { Reached } from "../rules/index.ts";

/** How many rows of the ledger one statement walks through: D1 is not held for long. */
const SPAN = 20_000;

export type Split = { readonly by: "label" } | { readonly by: "field"; readonly key: string };

export interface Part extends Reached {
  /** A label's id, or what a field says. */
  readonly value: string | number | null;
}

/** A campaign's recipients by something about them as it is now, added up stretch by stretch. */
export async function partsBy(ctx: Ctx, campaignId: number, split: Split): Promise<Part[]> {
  const [last] = await ctx.db.all<{ seq: number | null }>(sql`
    SELECT max(seq) AS seq FROM campaign_messages WHERE campaign_id = ${campaignId}`);
  const sums = new Map<Part["value"], Part>();
  for (let from = 0; from <= (last?.seq ?? -1); from += SPAN) {
    for (const part of await partsWithin(ctx, campaignId, split, from)) {
      const known = sums.get(part.value);
      sums.set(part.value, known === undefined ? part : addUp(known, part));
    }
  }
  return [...sums.values()].toSorted((one, other) => other.recipients - one.recipients);
}

const partsWithin = (ctx: Ctx, campaignId: number, split: Split, from: number) =>
  ctx.db.all<Part>(sql`
    SELECT ${valueOf(split)} AS value, count(*) AS recipients,
      count(m.sent_at) AS accepted, count(m.delivered_at) AS delivered,
      sum(m.status = 'read') AS read, count(m.replied_at) AS replied,
      sum(m.status = 'failed') AS failed
    FROM campaign_messages AS m ${joined(split)}
    WHERE m.campaign_id = ${campaignId} AND m.seq >= ${from} AND m.seq < ${from + SPAN}
    GROUP BY 1`);

const valueOf = (split: Split): SQL =>
  split.by === "label"
    ? sql`l.label_id`
    : sql`CAST(c.attributes ->> ${`$."${split.key}"`} AS TEXT)`;

const joined = ({ by }: Split): SQL =>
  by === "label"
    ? sql`LEFT JOIN contact_labels AS l ON l.contact_id = m.contact_id`
    : sql`LEFT JOIN contacts AS c ON c.id = m.contact_id`;

const addUp = (one: Part, other: Part): Part => ({
  value: one.value,
  recipients: one.recipients + other.recipients,
  accepted: one.accepted + other.accepted,
  delivered: one.delivered + other.delivered,
  read: one.read + other.read,
  replied: one.replied + other.replied,
  failed: one.failed + other.failed,
});

export async function labelNamesOf(
  ctx: Ctx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await ctx.db.all<{ id: number; name: string }>(sql`
    SELECT id, name FROM labels WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
