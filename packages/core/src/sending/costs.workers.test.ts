import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import { database } from "@siar/kernel/database";
import { beforeAll, describe, expect, it } from "vitest";
import { applyStatuses } from "./apply-statuses.ts";
import { accepted, Ledger, rendered, T0, terms } from "./ledger-world.ts";
import { callbackOf } from "./rules/statuses.ts";
import { claimHandful, closeSlice } from "./work.ts";

const COUNT = 40;
/** Of a large campaign, so that looking through its rows would be seen. */
const OTHERS = 3_000;
/** The row itself, its unique index and its counter, when the audience was frozen. */
const FROZEN = 3;

const ledger = new Ledger(database(env.DB));
const seqs = Array.from({ length: COUNT }, (_, index) => index + 1);
const cost = { written: 0, read: 0, statements: 0 };

/** D1 as it is, with a meter. */
const metered = {
  prepare: (text: string) => env.DB.prepare(text),
  batch: async <T>(statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<T>(statements);
    cost.statements += statements.length;
    for (const { meta } of results) {
      cost.written += meta.rows_written;
      cost.read += meta.rows_read;
    }
    return results;
  },
};

/** Only `prepare` and `batch` of D1 are used by the statements below. */
const asDatabase = (db: Pick<D1Database, "prepare" | "batch">): D1Database => db as D1Database;

describe("what a message with three statuses costs, after years of campaigns", () => {
  beforeAll(async () => {
    await env.DB.batch(
      Array.from({ length: 500 }, () =>
        env.DB.prepare(
          `INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
             created_at, updated_at, started_at, completed_at)
           VALUES ('Old', 'text', 'completed', 'Asia/Jakarta', 20, 24, 1, 1, ?1, ?1)`,
        ).bind(T0 - 30 * DAY),
      ),
    );
    const id = await ledger.campaign();
    await ledger.rows(id, COUNT);
    await ledger.ctx.db.run(sql`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OTHERS})
      INSERT INTO campaign_messages (campaign_id, seq, contact_id, status)
      SELECT ${id}, ${COUNT} + i, 1000000 + i, 'pending' FROM n`);
    const ctx = { ...ledger.ctx, db: database(asDatabase(metered)) };
    await claimHandful(ctx, terms(id), rendered(seqs), { results: [], also: [] });
    const results = seqs.map((seq) => accepted(seq));
    const slice = { campaignId: id, slice: 1, from: 1, to: COUNT };
    await closeSlice(ctx, slice, 1, { results, unsent: [], also: [] });
    for (const status of ["sent", "delivered", "read"] as const) {
      const reports = seqs.map((seq) => ({
        callback: callbackOf({ campaignId: id, seq, attempt: 1 }),
        wamid: `wamid.${seq}.1`,
        status,
        at: T0,
      }));
      await applyStatuses(ctx, reports);
    }
    const [row] = await ledger.ctx.db.all<{ read: number }>(
      sql`SELECT read FROM campaign_counters WHERE campaign_id = ${id}`,
    );
    expect(row?.read).toBe(COUNT);
  });

  it("at most 14 rows written", () => {
    expect(cost.written / COUNT + FROZEN).toBeLessThanOrEqual(14);
  });

  it("a bounded number of rows read: no scan of the ledger or of old campaigns", () => {
    expect(cost.read / COUNT).toBeLessThan(60);
  });

  it("at most half a statement: never one per recipient", () => {
    expect(cost.statements / COUNT).toBeLessThan(0.5);
  });
});
