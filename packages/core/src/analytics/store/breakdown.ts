import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { addUp, nobody, type Reached } from "../rules/index.ts";

/** How many rows of the ledger one statement walks through: D1 is not held for long. */
const SPAN = 20_000;

export type Split = { readonly by: "label" } | { readonly by: "field"; readonly key: string };

/** A field may say something else of everybody: what comes after so many values is added up. */
const MOST_VALUES = 2_000;
/** Of one stretch. */
const MOST_WITHIN = sql.raw("500");
/** Nobody reads more of a value. */
const LONGEST = sql.raw("100");

export interface Part extends Reached {
  /** A label's id, or what a field says. */
  readonly value: string | number | null;
}

export interface Parts {
  /** The largest first. */
  readonly parts: readonly Part[];
  /** Whose value is none of these. */
  readonly others: Reached;
}

/** A campaign's recipients by something about them as it is now, added up stretch by stretch. */
export async function partsBy(ctx: Ctx, campaignId: number, split: Split): Promise<Parts> {
  const [last] = await ctx.db.all<{ seq: number | null }>(sql`
    SELECT max(seq) AS seq FROM campaign_messages WHERE campaign_id = ${campaignId}`);
  const sums = new Map<Part["value"], Reached>();
  let others = nobody;
  for (let from = 0; from <= (last?.seq ?? -1); from += SPAN) {
    for (const { value, isRest, ...reached } of await partsWithin(ctx, campaignId, split, from)) {
      const apart = isRest === 0 && (sums.has(value) || sums.size < MOST_VALUES);
      if (apart) sums.set(value, addUp(sums.get(value) ?? nobody, reached));
      else others = addUp(others, reached);
    }
  }
  const parts = [...sums].map(([value, reached]) => ({ value, ...reached }));
  return { parts: parts.toSorted((one, other) => other.recipients - one.recipients), others };
}

interface Row extends Part {
  /** Whether it is all values together that are not told apart. */
  readonly isRest: number;
}

const partsWithin = (ctx: Ctx, campaignId: number, split: Split, from: number) =>
  ctx.db.all<Row>(sql`
    WITH parts AS (
      SELECT ${valueOf(split)} AS value, count(*) AS recipients,
        count(m.sent_at) AS accepted, count(m.delivered_at) AS delivered,
        sum(m.status = 'read') AS read, count(m.replied_at) AS replied,
        sum(m.status = 'failed') AS failed
      FROM campaign_messages AS m ${joined(split)}
      WHERE m.campaign_id = ${campaignId} AND m.seq >= ${from} AND m.seq < ${from + SPAN}
      GROUP BY 1
    ), placed AS (
      SELECT *, row_number() OVER (ORDER BY recipients DESC, value) AS place FROM parts
    )
    SELECT place > ${MOST_WITHIN} AS isRest, value, sum(recipients) AS recipients,
      sum(accepted) AS accepted, sum(delivered) AS delivered, sum(read) AS read,
      sum(replied) AS replied, sum(failed) AS failed
    FROM placed GROUP BY min(place, ${MOST_WITHIN} + 1)`);

const valueOf = (split: Split): SQL =>
  split.by === "label"
    ? sql`l.label_id`
    : sql`substr(c.attributes ->> ${`$."${split.key}"`}, 1, ${LONGEST})`;

const joined = ({ by }: Split): SQL =>
  by === "label"
    ? sql`LEFT JOIN contact_labels AS l ON l.contact_id = m.contact_id`
    : sql`LEFT JOIN contacts AS c ON c.id = m.contact_id`;

export async function labelNamesOf(
  ctx: Ctx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await ctx.db.all<{ id: number; name: string }>(sql`
    SELECT id, name FROM labels WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
