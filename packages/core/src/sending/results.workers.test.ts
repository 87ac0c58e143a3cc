import { env } from "cloudflare:workers";
import fc from "fast-check";
import { sql } from "drizzle-orm";
import { database } from "@siar/kernel/database";
import { describe, expect, it } from "vitest";
import { applyStatuses } from "./apply-statuses.ts";
import { completeRun } from "./complete-run.ts";
import { accepted, Ledger, rendered, T0, terms } from "./ledger-world.ts";
import {
  callbackOf,
  testCallbackOf,
  type ReportedStatus,
  type StatusReport,
} from "./rules/statuses.ts";
import { retryStatements } from "./store/retry.ts";
import { claimHandful, closeSlice } from "./work.ts";

const ledger = new Ledger(database(env.DB));
const { ctx } = ledger;
const nothing = { results: [], also: [] };

async function claimed(count: number, lease = 1): Promise<number> {
  const id = await ledger.campaign();
  await ledger.rows(id, count);
  const seqs = Array.from({ length: count }, (_, index) => index + 1);
  await claimHandful(ctx, terms(id, { lease }), rendered(seqs), nothing);
  return id;
}

const close = (id: number, lease: number, end: Partial<Parameters<typeof closeSlice>[3]>) =>
  closeSlice(ctx, { campaignId: id, slice: 1, from: 1, to: 100 }, lease, {
    results: [],
    unsent: [],
    also: [],
    ...end,
  });

const report = (
  id: number,
  seq: number,
  status: ReportedStatus,
  over: Partial<StatusReport> & { attempt?: number } = {},
): StatusReport => ({
  callback: callbackOf({ campaignId: id, seq, attempt: over.attempt ?? 1 }),
  wamid: `wamid.${seq}.1`,
  status,
  at: T0 + 1_000,
  ...over,
});

describe("results", () => {
  it("6.3 an accepted message is sent, with its id and time", async () => {
    const id = await claimed(1);
    await close(id, 1, { results: [accepted(1)] });
    expect(await ledger.see(id, 1)).toMatchObject({
      status: "sent",
      wamid: "wamid.1.1",
      sent_at: T0 + 100,
    });
  });

  it("I2 a consumer whose lease or attempt is past changes nothing", async () => {
    const id = await claimed(1);
    await close(id, 2, { results: [accepted(1)] });
    await close(id, 1, { results: [accepted(1, 2)] });
    await close(id, 2, { unsent: [{ seq: 1, attempt: 1 }] });
    expect((await ledger.see(id, 1)).status).toBe("claimed");
  });

  it("I2 a batch that is repeated changes nothing more", async () => {
    const id = await claimed(2);
    for (let time = 0; time < 3; time += 1) await close(id, 1, { results: [accepted(1)] });
    const { kept, recount } = await ledger.counted(id);
    expect(kept).toEqual(recount);
    expect(kept).toMatchObject({ sent: 1, claimed: 1 });
  });

  it("I3 our own late answer lifts a row from unknown", async () => {
    const id = await claimed(1);
    await ctx.db.run(
      sql`UPDATE campaign_messages SET status = 'unknown' WHERE campaign_id = ${id}`,
    );
    await close(id, 1, { results: [accepted(1)] });
    expect((await ledger.see(id, 1)).status).toBe("sent");
  });

  it("claimed rows that never left go back, or out if the campaign was cancelled", async () => {
    const id = await claimed(2);
    await close(id, 1, { unsent: [{ seq: 1, attempt: 1 }] });
    expect((await ledger.see(id, 1)).status).toBe("pending");
    await ctx.db.run(sql`UPDATE campaigns SET status = 'cancelled' WHERE id = ${id}`);
    await close(id, 1, { unsent: [{ seq: 2, attempt: 1 }] });
    expect(await ledger.see(id, 2)).toMatchObject({ status: "skipped", reason: "cancelled" });
  });

  it("7.4 P16 a retry makes chosen rows pending again, and the next claim is a new attempt", async () => {
    const id = await claimed(2);
    const failed = (seq: number) => ({
      ...accepted(seq),
      status: "failed" as const,
      code: 131_026,
    });
    await close(id, 1, { results: [failed(1), failed(2)] });
    await ctx.db.batch(retryStatements(ctx, { campaignId: id, status: "failed", seqs: [2] }));
    expect((await ledger.see(id, 1)).status).toBe("failed");
    const again = await claimHandful(
      ledger.at(T0 + 1),
      terms(id, { lease: 3 }),
      rendered([2]),
      nothing,
    );
    expect(again.rows).toEqual([{ seq: 2, attempt: 2 }]);
  });
});

describe("what Meta reports", () => {
  it("12.1 P15 lifts the row and keeps the times", async () => {
    const id = await claimed(1);
    await close(id, 1, { results: [accepted(1)] });
    await applyStatuses(ctx, [
      report(id, 1, "delivered"),
      report(id, 1, "read", { at: T0 + 9_000 }),
    ]);
    expect(await ledger.see(id, 1)).toMatchObject({
      status: "read",
      delivered_at: T0 + 1_000,
      read_at: T0 + 9_000,
    });
  });

  it("I7 a status that comes before our own answer is not lost by it", async () => {
    const id = await claimed(1);
    await applyStatuses(ctx, [report(id, 1, "delivered")]);
    await close(id, 1, { results: [accepted(1)] });
    expect(await ledger.see(id, 1)).toMatchObject({ status: "delivered", wamid: "wamid.1.1" });
  });

  it("I3 resolves an unknown row by our callback data", async () => {
    const id = await claimed(1);
    await ctx.db.run(
      sql`UPDATE campaign_messages SET status = 'unknown' WHERE campaign_id = ${id}`,
    );
    await applyStatuses(ctx, [report(id, 1, "sent")]);
    expect(await ledger.see(id, 1)).toMatchObject({ status: "sent", wamid: "wamid.1.1" });
  });

  it("I7 a failure speaks only of the attempt that it names", async () => {
    const id = await claimed(1);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET status = 'sent', attempt = 2 WHERE campaign_id = ${id}`);
    await applyStatuses(ctx, [report(id, 1, "failed", { attempt: 1, errorCode: 131_026 })]);
    expect((await ledger.see(id, 1)).status).toBe("sent");
    await applyStatuses(ctx, [report(id, 1, "failed", { attempt: 2, errorCode: 131_026 })]);
    expect((await ledger.see(id, 1)).status).toBe("failed");
  });

  it("12.1 finds a row by its message id where our data is missing, and counts strangers", async () => {
    const id = await claimed(1);
    const wamid = `wamid.own.${id}`;
    await close(id, 1, { results: [{ ...accepted(1), wamid }] });
    const applied = await applyStatuses(ctx, [
      report(id, 1, "delivered", { callback: null, wamid }),
      report(id, 1, "delivered", { callback: null, wamid: "wamid.of.somebody.else" }),
      report(id, 77, "delivered"),
    ]);
    expect(applied.unknown).toBe(2);
    expect((await ledger.see(id, 1)).status).toBe("delivered");
  });

  it("8.2 10.5 so does one about a test, which is neither a row nor a stranger's", async () => {
    const contactId = await ledger.contact();
    const callback = testCallbackOf({ campaignId: 1, contactId, requestId: "r-1" });
    const failed = report(1, 1, "failed", { callback, errorCode: 131_050 });
    const { touched, unknown } = await applyStatuses(ctx, [failed, { ...failed, status: "sent" }]);
    expect({ touched, unknown }).toEqual({ touched: [], unknown: 0 });
    const said = await ctx.db.all(sql`
      SELECT meta_stopped AS stopped FROM contact_preferences WHERE contact_id = ${contactId}`);
    expect(said).toEqual([{ stopped: 1 }]);
    const events = await ctx.db.all(sql`
      SELECT campaign_id AS campaignId FROM consent_events WHERE contact_id = ${contactId}`);
    expect(events).toEqual([{ campaignId: null }]);
  });

  it("8.2 10.5 a late 131050 keeps the person out of the next campaign", async () => {
    const id = await claimed(1);
    await applyStatuses(ctx, [report(id, 1, "failed", { errorCode: 131_050 })]);
    const [row] = await ctx.db.all<{ stopped: number; counted: number }>(sql`
      SELECT p.meta_stopped AS stopped, n.opted_out AS counted
      FROM campaign_messages AS m
      JOIN contact_preferences AS p ON p.contact_id = m.contact_id
      JOIN campaign_counters AS n ON n.campaign_id = m.campaign_id
      WHERE m.campaign_id = ${id}`);
    expect(row).toEqual({ stopped: 1, counted: 1 });
  });

  it("10.5 a late failure of the account asks for a pause", async () => {
    const id = await claimed(1);
    const { alarms } = await applyStatuses(ctx, [report(id, 1, "failed", { errorCode: 131_042 })]);
    expect(alarms).toMatchObject([
      { campaignId: id, reach: "account", reason: "account_refused:131042" },
    ]);
  });

  it("I7 P15 the same set of reports ends in the same row, in any order and any batches", async () => {
    const RUNS = 100;
    const id = await claimed(2 * RUNS);
    let next = 0;
    const statuses = fc.array(
      fc.constantFrom<ReportedStatus>("sent", "delivered", "read", "failed"),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        statuses.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          ),
        ),
        async ([all, shuffled]) => {
          const [one, other] = [(next += 1), (next += 1)];
          const reports = (seq: number, list: readonly ReportedStatus[]) =>
            list.map((status) => report(id, seq, status, { wamid: `wamid.${id}.${seq}` }));
          await applyStatuses(ctx, reports(one, all));
          for (const single of reports(other, shuffled)) await applyStatuses(ctx, [single]);
          const { status } = await ledger.see(id, other);
          expect(status).toBe((await ledger.see(id, one)).status);
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);
});

describe("the counters", () => {
  it("I1 equal a count over the ledger after anything that happened to it", async () => {
    const id = await claimed(6);
    await close(id, 1, {
      results: [
        accepted(1),
        accepted(2),
        { ...accepted(3), status: "failed" },
        { ...accepted(4), status: "unknown" },
        { ...accepted(5), status: "pending", notBefore: T0 + 9 },
      ],
      unsent: [{ seq: 6, attempt: 1 }],
    });
    await applyStatuses(ctx, [report(id, 1, "read"), report(id, 4, "delivered")]);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET replied_at = 5 WHERE campaign_id = ${id} AND seq = 1`);
    await ctx.db.run(sql`DELETE FROM campaign_messages WHERE campaign_id = ${id} AND seq = 2`);
    const { kept, recount } = await ledger.counted(id);
    expect(kept).toEqual(recount);
    expect(kept).toMatchObject({
      total: 5,
      read: 1,
      delivered: 1,
      failed: 1,
      pending: 2,
      replied: 1,
    });
  });

  it("I3 a campaign completes only when nothing is pending or claimed, and says so once", async () => {
    const id = await claimed(1);
    expect(await completeRun(ctx, id, [1])).toBe(false);
    await close(id, 1, { results: [accepted(1)] });
    expect(await completeRun(ctx, id, [])).toBe(true);
    expect(await completeRun(ctx, id, [])).toBe(false);
    const [told] = await ctx.db.all<{ count: number }>(sql`
      SELECT count(*) AS count FROM notifications
      WHERE campaign_id = ${id} AND kind = 'campaign_completed'`);
    expect(told?.count).toBe(1);
  });
});
