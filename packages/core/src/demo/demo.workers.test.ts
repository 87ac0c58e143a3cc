import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { database } from "@siar/kernel/database";
import { systemClock } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { beforeAll, describe, expect, it } from "vitest";
import { runDueJobs } from "../jobs/index.ts";
import { demoJob, start } from "./index.ts";

const db = database(env.DB);
const NOW = systemClock();
const ctx: Ctx = {
  db,
  now: NOW,
  actor: systemActor("test", 1),
  locale: "id",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const load = async () => {
  const started = await start(ctx, {});
  expect(started.ok).toBe(true);
  const worker = { ctx, kinds: [demoJob], clock: systemClock, random: Math.random, budget: 20_000 };
  return runDueJobs(worker);
};

const one = async (statement: string): Promise<Record<string, number>> => {
  const [row] = await db.all<Record<string, number>>(sql.raw(statement));
  return row ?? {};
};

const tableCounts = () =>
  one(`SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM labels) AS labels,
    (SELECT count(*) FROM contact_labels) AS worn, (SELECT count(*) FROM fields) AS fields,
    (SELECT count(*) FROM segments) AS segments, (SELECT count(*) FROM campaigns) AS campaigns,
    (SELECT count(*) FROM campaign_messages) AS rows, (SELECT count(*) FROM consent_events) AS consents,
    (SELECT count(*) FROM conversation_messages) AS said`);

describe("the demo", () => {
  let took = 0;
  beforeAll(async () => {
    const startedAt = systemClock();
    expect(await load()).toMatchObject({ jobs: 1, failed: 0 });
    took = systemClock() - startedAt;
  }, 30_000);

  it("loads in under five seconds", () => {
    expect(took).toBeLessThan(5_000);
  });

  it("holds 2,000 contacts, 5 segments, 3 finished campaigns and a draft", async () => {
    const counts = await tableCounts();
    expect(counts).toMatchObject({
      contacts: 2_000,
      labels: 7,
      fields: 4,
      segments: 5,
      campaigns: 4,
    });
    const states = await db.all(
      sql`SELECT status, count(*) AS n FROM campaigns GROUP BY status ORDER BY status`,
    );
    expect(states).toEqual([
      { status: "completed", n: 3 },
      { status: "draft", n: 1 },
    ]);
  });

  it("I1 has counters that equal a count over each ledger, every row in a final state", async () => {
    const rows = await db.all<Record<string, number>>(sql`
      SELECT c.*, (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id) AS counted,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND status = 'sent') AS n_sent,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND status = 'delivered') AS n_delivered,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND status = 'read') AS n_read,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND status = 'failed') AS n_failed,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND status = 'skipped') AS n_skipped,
        (SELECT count(*) FROM campaign_messages WHERE campaign_id = c.campaign_id AND replied_at IS NOT NULL) AS n_replied,
        (SELECT count(*) FROM consent_events WHERE campaign_id = c.campaign_id) AS n_out
      FROM campaign_counters c JOIN campaigns ON campaigns.id = c.campaign_id WHERE campaigns.status = 'completed'`);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({
        pending: 0,
        claimed: 0,
        unknown: 0,
        total: row["counted"],
        sent: row["n_sent"],
        delivered: row["n_delivered"],
        read: row["n_read"],
        failed: row["n_failed"],
        skipped: row["n_skipped"],
        replied: row["n_replied"],
        opted_out: row["n_out"],
      });
      expect(row["opted_out"]).toBeGreaterThan(0);
    }
  });

  it("has rates as real campaigns have them", async () => {
    const rows = await db.all<Record<string, number>>(sql`SELECT c.* FROM campaign_counters c
      JOIN campaigns ON campaigns.id = c.campaign_id WHERE campaigns.status = 'completed'`);
    for (const { total = 0, sent = 0, delivered = 0, read = 0, replied = 0 } of rows) {
      const left = sent + delivered + read;
      for (const of of [total, left]) {
        const share = (part: number) => Math.round((part / of) * 1_000) / 10;
        expect(share(delivered + read)).toBeGreaterThanOrEqual(92);
        expect(share(delivered + read)).toBeLessThanOrEqual(98);
        expect(share(read)).toBeGreaterThanOrEqual(45);
        expect(share(read)).toBeLessThanOrEqual(75);
        expect(share(replied)).toBeGreaterThanOrEqual(3);
        expect(share(replied)).toBeLessThanOrEqual(9);
      }
    }
  });

  it("has failures of every class in every campaign, each with code and reason", async () => {
    const rows = await db.all<{ classes: string }>(sql`
      SELECT group_concat(DISTINCT error_class) AS classes FROM campaign_messages
      WHERE status = 'failed' GROUP BY campaign_id`);
    for (const { classes } of rows) {
      expect(classes.split(",").toSorted()).toEqual(["A", "F", "P", "R", "S", "T"]);
    }
    const bare = await one(`SELECT count(*) AS n FROM campaign_messages WHERE status = 'failed'
      AND (error_code IS NULL OR reason IS NULL OR error_detail IS NULL OR failed_at IS NULL)`);
    expect(bare).toEqual({ n: 0 });
  });

  it("is consistent: nobody opted out was written to, times run forward, nothing lies ahead", async () => {
    expect(
      await one(`SELECT count(*) AS n FROM campaign_messages m
        JOIN contact_preferences p ON p.contact_id = m.contact_id AND p.opted_out = 1
        WHERE m.claimed_at > p.opted_out_at`),
    ).toEqual({ n: 0 });
    expect(
      await one(`SELECT count(*) AS n FROM campaign_messages WHERE
        coalesce(sent_at, claimed_at) < claimed_at OR coalesce(delivered_at, sent_at) < sent_at
        OR coalesce(read_at, delivered_at) < delivered_at OR coalesce(replied_at, read_at) < read_at
        OR max(coalesce(replied_at, 0), coalesce(read_at, 0), coalesce(delivered_at, 0)) > ${NOW}`),
    ).toEqual({ n: 0 });
    expect(
      await one(`SELECT count(*) AS n FROM contacts WHERE last_interaction_at < created_at
        OR last_interaction_at > ${NOW} - 86400000 OR (conversation_count = 0) <> (last_interaction_at IS NULL)`),
    ).toEqual({ n: 0 });
  });

  it("has a conversation behind every reply and every STOP", async () => {
    const row = await one(`SELECT
      (SELECT count(*) FROM campaign_messages WHERE replied_at IS NOT NULL) AS replies,
      (SELECT count(*) FROM conversation_messages WHERE direction = 'in' AND campaign_id IS NOT NULL) AS heard,
      (SELECT count(*) FROM consent_events WHERE source = 'keyword') AS stops,
      (SELECT count(*) FROM conversation_messages WHERE direction = 'in' AND campaign_id IS NULL) AS stopped`);
    expect(row["heard"]).toBe(row["replies"]);
    expect(row["stopped"]).toBe(row["stops"]);
    expect(row["stops"]).toBeGreaterThan(0);
  });

  it("has a few without a phone and a few opted out", async () => {
    const row = await one(`SELECT count(*) FILTER (WHERE phone IS NULL) AS bare,
      (SELECT count(*) FROM contact_preferences WHERE opted_out OR meta_stopped) AS out FROM contacts`);
    expect(row["bare"]).toBeGreaterThan(5);
    expect(row["bare"]).toBeLessThan(40);
    expect(row["out"]).toBeGreaterThan(15);
    expect(row["out"]).toBeLessThan(80);
  });

  it("counts its segments, and every one holds somebody", async () => {
    const rows = await db.all<{ name: string; n: number }>(
      sql`SELECT name, contact_count AS n FROM segments`,
    );
    for (const { n } of rows) expect(n).toBeGreaterThan(50);
  });

  it("does nothing the second time", async () => {
    const before = await tableCounts();
    expect(await load()).toMatchObject({ jobs: 1, failed: 0 });
    expect(await tableCounts()).toEqual(before);
  });
});
