import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { database } from "@siar/kernel/database";
import { describe, expect, it } from "vitest";
import { Ledger, T0 } from "./ledger-world.ts";
import type { FrozenAudience } from "./schema.ts";
import { excludePage } from "./store/exclude.ts";

const ledger = new Ledger(database(env.DB));
const { ctx } = ledger;
const fence = ctx.db.run(sql`SELECT 1`);

const without = (...names: readonly string[]): FrozenAudience => ({
  criteria: { all: [] },
  excluded: names.map((value) => ({ field: "name", op: "eq", value })),
  moment: { at: T0, timezone: "Asia/Jakarta" },
});

describe("excluding from what is pending", () => {
  it("skips whoever is in any of the excluded segments and still waits, and nobody else", async () => {
    const id = await ledger.campaign();
    const people = await ledger.rows(id, 4);
    for (const [place, name] of ["Dewi", "Rini", "Dewi", "Ayu"].entries()) {
      await ctx.db.run(sql`UPDATE contacts SET name = ${name} WHERE id = ${people[place]}`);
    }
    await ctx.db.run(sql`
      UPDATE campaign_messages SET status = 'sent' WHERE campaign_id = ${id} AND seq = 3`);
    const page = { campaignId: id, after: 0, fence };
    const first = await excludePage(ctx, page, without("Dewi", "Rini"));
    expect(first).toMatchObject({ people: 2, last: 4 });
    expect(await excludePage(ctx, page, without("Dewi", "Rini"))).toMatchObject({ people: 0 });
    const rows = await Promise.all([1, 2, 3, 4].map((seq) => ledger.see(id, seq)));
    expect(rows.map(({ status, reason }) => [status, reason])).toEqual([
      ["skipped", "excluded"],
      ["skipped", "excluded"],
      ["sent", null],
      ["pending", null],
    ]);
  });

  it("skips nobody where nothing is excluded", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 2);
    const page = { campaignId: id, after: 0, fence };
    expect(await excludePage(ctx, page, without())).toMatchObject({ people: 0, last: 2 });
  });
});
