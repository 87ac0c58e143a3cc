import { env } from "cloudflare:workers";
import { eq, sql, type SQL } from "drizzle-orm";
import { HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { auditLog } from "@siar/kernel/tables";
import { beforeEach, describe, expect, it } from "vitest";
import { setAsideStatements } from "../inbound/index.ts";
import { deadRow, retryStatements, type CampaignRuns } from "../sending/index.ts";
import { newRun } from "../sending/rules/index.ts";
import { drop, retry, show } from "./index.ts";
import { runSummary } from "./rules/index.ts";
import { aliveCampaigns, glanceAt } from "./store.ts";

const T0 = 1_800_000_000_000;
const db = database(env.DB);
const ctx: Ctx = {
  db,
  now: T0,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const unused = () => Promise.reject(new Error("Not part of these tests"));
const running = {
  ...newRun(1),
  frozen: { cursor: 0, to: 60, done: true },
  cutTo: 60,
  waiting: [{ from: 51, to: 60, notBefore: T0 + MINUTE, lost: 0 }],
};

/** The objects of the campaigns; `dead` does not answer. */
const runs = (dead = false): CampaignRuns => ({
  getByName: () => ({
    sync: unused,
    lease: unused,
    handOver: unused,
    report: unused,
    drain: unused,
    rowsChanged: unused,
    fetch: unused,
    summary: dead ? unused : async () => runSummary(running),
  }),
});
const queue = async (dead = false) => value(await show(async () => runs(dead))(ctx, {}));

async function campaign(status: string, startedAt: number, completedAt: number | null = null) {
  const [row] = await db.all<{ id: number }>(sql`
    INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
      created_at, updated_at, started_at, completed_at)
    VALUES (${`A ${status} one`}, 'text', ${status}, 'Asia/Jakarta', 20, 24, 1, 1,
      ${startedAt}, ${completedAt})
    RETURNING id`);
  const id = row?.id ?? 0;
  await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
  return id;
}

/** One row a second from then on. */
const sent = (id: number, count: number, from: number) =>
  db.run(sql`
    WITH RECURSIVE row (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM row WHERE seq < ${count})
    INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, attempt, sent_at)
    SELECT ${id}, seq, seq, 'sent', 1, ${from} + (seq - 1) * 1000 FROM row`);

beforeEach(async () => {
  for (const table of [
    "campaign_messages",
    "campaign_counters",
    "campaigns",
    "dead_letters",
    "set_aside",
    "outbox",
    "jobs",
  ]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
});

describe("2.4 the queue", () => {
  it("shows what runs or is paused, with what its object has in hand", async () => {
    const id = await campaign("running", T0 - 10 * SECOND);
    await db.run(sql`UPDATE campaign_counters SET pending = 12 WHERE campaign_id = ${id}`);
    await campaign("completed", T0 - 3 * HOUR, T0 - 2 * HOUR);
    await campaign("draft", 0);
    const { campaigns } = await queue();
    expect(campaigns).toEqual([
      {
        id,
        name: "A running one",
        status: "running",
        phase: null,
        ratePerSecond: 20,
        perSecond: 0,
        pending: 12,
        slices: 0,
        leases: 0,
        rowsOut: 0,
        rowsWaiting: 10,
        dueAt: new Date(T0 + MINUTE).toISOString(),
        heldUntil: null,
      },
    ]);
  });

  it("shows a campaign whose object does not answer, without its figures", async () => {
    await campaign("paused", T0 - 10 * SECOND);
    const { campaigns } = await queue(true);
    expect(campaigns).toMatchObject([{ status: "paused", slices: null, rowsWaiting: null }]);
  });

  it("counts the last minute by the ledger, and the hour by the campaigns launched in it", async () => {
    const id = await campaign("running", T0 - 2 * MINUTE);
    await sent(id, 100, T0 - 100 * SECOND + SECOND);
    const over = await campaign("completed", T0 - 30 * MINUTE, T0 - 20 * MINUTE);
    await sent(over, 5, T0 - 29 * MINUTE);
    const { campaigns, lastMinute, lastHour } = await queue();
    // The object has cut sixty rows: the glance looks at those, of which twenty are young enough.
    expect(lastMinute.sent).toBe(20);
    expect(campaigns[0]?.perSecond).toBe(0.3);
    expect(lastHour).toEqual({
      campaigns: 2,
      sent: 105,
      waitedSeconds: { middle: 21, longest: 60 },
      ranSeconds: { middle: 120, longest: 600 },
    });
  });

  it("tells how much is undelivered and since when, and how many jobs wait", async () => {
    await db.run(sql`INSERT INTO outbox (token, topic, payload, created_at)
      VALUES ('a', 't', '{}', ${T0 - MINUTE}), ('b', 't', '{}', ${T0})`);
    await db.run(sql`INSERT INTO jobs (kind, input, status, run_after, created_at)
      VALUES ('demo', '{}', 'queued', 1, ${T0 - HOUR}), ('demo', '{}', 'done', 1, 5)`);
    const { outbox, jobs } = await queue();
    expect(outbox).toEqual({ count: 2, oldestAt: new Date(T0 - MINUTE).toISOString() });
    expect(jobs).toEqual({ count: 1, oldestAt: new Date(T0 - HOUR).toISOString() });
  });
});

describe("2.4 dead letters", () => {
  const dead = async () => {
    const id = await campaign("running", T0 - MINUTE);
    await sent(id, 3, T0);
    await db.run(sql`UPDATE campaign_messages SET status = 'pending' WHERE campaign_id = ${id}`);
    await deadRow(ctx, id, 2);
    return id;
  };

  it("I2 a row in doubt is none: it is retried by hand only, with the warning", async () => {
    const id = await campaign("running", T0 - 10 * SECOND);
    await sent(id, 1, T0 - SECOND);
    await db.run(sql`UPDATE campaign_messages SET status = 'unknown' WHERE campaign_id = ${id}`);
    await deadRow(ctx, id, 1);
    const [row] = await db.all(sql`
      SELECT status, reason FROM campaign_messages WHERE campaign_id = ${id}`);
    expect(row).toEqual({ status: "unknown", reason: null });
    expect((await queue()).deadRows).toMatchObject([]);
    expect(await db.all(sql`SELECT id FROM dead_letters`)).toEqual([]);
  });

  it("are listed with whom, from which campaign and after how many attempts", async () => {
    const id = await dead();
    const { deadRows } = await queue();
    expect(deadRows).toMatchObject([{ campaignId: id, seq: 2, attempts: 1 }]);
  });

  it("are gone from the list once somebody tries them again", async () => {
    const id = await dead();
    await db.batch(retryStatements(ctx, { campaignId: id, status: "failed", seqs: [2] }));
    expect((await queue()).deadRows).toEqual([]);
  });

  it("can be dropped once, audited; the row stays failed in its campaign", async () => {
    const id = await dead();
    const [row] = (await queue()).deadRows;
    value(await drop(ctx, { rows: [row?.id ?? 0] }));
    expect((await queue()).deadRows).toEqual([]);
    expect(await drop(ctx, { rows: [row?.id ?? 0] })).toMatchObject({
      error: { code: "nothing-to-drop" },
    });
    const [left] = await db.all<{ status: string; reason: string }>(sql`
      SELECT status, reason FROM campaign_messages WHERE campaign_id = ${id} AND seq = 2`);
    expect(left).toEqual({ status: "failed", reason: "dead_letter" });
    expect(await db.select().from(auditLog).where(eq(auditLog.action, "queue.drop"))).toHaveLength(
      1,
    );
  });

  it("from Meta are listed with their reason, and can be dropped", async () => {
    const kept = await setAsideStatements(ctx, [{ kind: "dead-letter", body: "{}", error: "Why" }]);
    for (const statement of kept) await db.batch([statement]);
    const { deadEvents } = await queue();
    expect(deadEvents).toMatchObject([{ kind: "dead-letter", reason: "Why" }]);
    value(await drop(ctx, { events: deadEvents.map(({ id }) => id) }));
    expect((await queue()).deadEvents).toEqual([]);
  });
});

describe("12.1 what was set aside", () => {
  const aside = async (kind: string, content: unknown): Promise<number> => {
    const body = typeof content === "string" ? content : JSON.stringify(content);
    const [kept] = await setAsideStatements(ctx, [{ kind, body, error: "Why" }]);
    if (kept !== undefined) await db.batch([kept]);
    return (await queue()).deadEvents[0]?.id ?? 0;
  };
  const again = async (...events: number[]) => value(await retry(ctx, { events }));

  it("12.1 is applied when it is tried again, and is not there any more", async () => {
    const id = await campaign("running", T0 - MINUTE);
    await sent(id, 1, T0);
    const status = { wamid: "wamid.1", status: "read", at: T0, callback: `${id}:1:1` };
    const kept = await aside("dead-letter", { statuses: [status] });
    expect(await again(kept)).toEqual({ applied: 1, left: 0 });
    expect((await queue()).deadEvents).toEqual([]);
    const [row] = await db.all(sql`SELECT status FROM campaign_messages WHERE campaign_id = ${id}`);
    expect(row).toEqual({ status: "read" });
    expect(await retry(ctx, { events: [kept] })).toMatchObject({ error: { code: "not-found" } });
  });

  it("12.1 stays, and says why, as long as it cannot be applied; the others are", async () => {
    const number = { phone_number_id: "7" };
    const alone = (value: object) => ({ entry: [{ changes: [{ field: "messages", value }] }] });
    const broken = await aside("message", alone({ metadata: number, messages: [{ id: 7 }] }));
    const cut = await aside("message", '{"entry":[{"chan');
    const foreign = await aside("status", alone({ statuses: [] }));
    expect(await again(broken, cut, foreign)).toEqual({ applied: 1, left: 2 });
    const left = (await queue()).deadEvents.filter(({ kind }) => kind === "message");
    expect(left.map(({ id }) => id)).toEqual([cut, broken]);
    for (const { reason } of left) expect(reason).not.toBe("Why");
  });
});

/** Only `all` is used by the statements below, and always with a template of SQL. */
const asDatabase = (db: { all: (query: SQL) => Promise<unknown[]> }): Ctx["db"] =>
  db as unknown as Ctx["db"];

describe("its price", () => {
  it("is no scan: the plans of its statements use the indexes that there are", async () => {
    const plans: string[] = [];
    const explained = {
      all: async (query: SQL) => {
        const rows = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`);
        plans.push(...rows.map(({ detail }) => detail));
        return [];
      },
    };
    const asking = { ...ctx, db: asDatabase(explained) };
    await aliveCampaigns(asking);
    await glanceAt(asking, { id: 1, upTo: 100 });
    expect(plans.length).toBeGreaterThan(4);
    const scans = plans.filter((detail) => /^SCAN (c|n|campaigns|campaign_\w+)\b/.test(detail));
    expect(scans).toEqual([]);
  });

  it("grows with what runs, not with the size of the ledger", async () => {
    const id = await campaign("running", T0 - HOUR);
    await sent(id, 5_000, T0 - 5_000 * SECOND);
    expect(await glanceAt(ctx, { id, upTo: 5_000 })).toMatchObject({ sent: 59 });
  });
});
