import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { campaignStatuses, type CampaignStatus } from "../../campaigns/schema.ts";
import { rowStatuses } from "../../sending/schema.ts";
import { afterwards, beforeIndexes } from "./restored.ts";
import { inOrder } from "./tables.ts";

const NOW = 1_800_000_000_000;
const migrations = join(import.meta.dirname, "../../../../../migrations");
const schema = readdirSync(migrations)
  .filter((name) => name.endsWith(".sql"))
  .toSorted()
  .map((name) => readFileSync(join(migrations, name), "utf8"));

interface Row {
  readonly status: (typeof rowStatuses)[number];
  readonly attempt: number;
}
interface Campaign {
  readonly status: CampaignStatus;
  readonly rows: readonly Row[];
}

/** Made once; what a test writes is rolled back by the next one. */
const database = new DatabaseSync(":memory:");
for (const sql of schema) database.exec(sql);
const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
for (const { name } of database.prepare(triggers).all()) {
  database.exec(`DROP TRIGGER ${String(name)}`);
}

/** Rows as a backup brings them back: triggers made none of them. */
function world(campaigns: readonly Campaign[] = []) {
  if (database.isTransaction) database.exec("ROLLBACK");
  database.exec("BEGIN");
  const campaign = database.prepare(`INSERT INTO campaigns (id, name, message_type, status,
    scheduled_at, timezone, rate_limit, cooldown_hours, created_at, updated_at, frozen_audience)
    VALUES (?, 'Promo', 'text', ?, 7, 'UTC', 1, 0, 0, 0, '{}')`);
  const message = database.prepare(`INSERT INTO campaign_messages
    (campaign_id, seq, contact_id, status, attempt) VALUES (?, ?, ?, ?, ?)`);
  for (const [at, { status, rows }] of campaigns.entries()) {
    campaign.run(at + 1, status);
    for (const [nth, row] of rows.entries()) {
      message.run(at + 1, nth + 1, nth + 1, row.status, row.attempt);
    }
  }
  const restore = (): void => {
    const restored = {
      now: NOW,
      backupAt: "2026-11-20T19:00:00.000Z",
      sequences: { campaigns: 9 },
    };
    for (const sql of [...beforeIndexes, ...afterwards(restored)]) database.exec(sql);
  };
  const all = (sql: string) => database.prepare(sql).all();
  return { restore, all };
}

const rowsOf = fc.array(
  fc.record({ status: fc.constantFrom(...rowStatuses), attempt: fc.nat(2) }),
  { maxLength: 6 },
);
const anyCampaigns = fc.array(
  fc.record({ status: fc.constantFrom(...campaignStatuses), rows: rowsOf }),
  { maxLength: 5 },
);

describe("after a restore", () => {
  test("I2 nothing is sent by itself, whatever was under way: no row waits, no campaign runs", () => {
    fc.assert(
      fc.property(anyCampaigns, (campaigns) => {
        const { restore, all } = world(campaigns);
        restore();
        expect(all("SELECT * FROM campaigns WHERE status IN ('running', 'scheduled')")).toEqual([]);
        const open = "SELECT * FROM campaign_messages WHERE status IN ('pending', 'claimed')";
        expect(all(open)).toEqual([]);
        const closed = `SELECT frozen_audience AS audience FROM campaigns WHERE status = 'paused'`;
        for (const { audience } of all(closed)) {
          expect(JSON.parse(String(audience))).toMatchObject({ criteria: { any: [] } });
        }
      }),
    );
  });

  test("I1 the counters equal a count over the ledger", () => {
    fc.assert(
      fc.property(anyCampaigns, (campaigns) => {
        const { restore, all } = world(campaigns);
        restore();
        const wrong = `SELECT * FROM campaign_counters AS n WHERE
          total <> pending + claimed + sent + delivered + read + failed + skipped + unknown
          OR total <> (SELECT count(*) FROM campaign_messages WHERE campaign_id = n.campaign_id)
          OR unknown <> (SELECT count(*) FROM campaign_messages
            WHERE campaign_id = n.campaign_id AND status = 'unknown')`;
        expect(all(wrong)).toEqual([]);
        const uncounted = `SELECT id FROM campaigns
          WHERE id NOT IN (SELECT campaign_id FROM campaign_counters)`;
        expect(all(uncounted)).toEqual([]);
      }),
    );
  });

  test("I3 nobody who was attempted is forgotten, and what is final stays as it was", () => {
    fc.assert(
      fc.property(anyCampaigns, (campaigns) => {
        const { restore, all } = world(campaigns);
        restore();
        const now = new Map(
          all("SELECT campaign_id, seq, status FROM campaign_messages").map((row) => [
            `${String(row["campaign_id"])} ${String(row["seq"])}`,
            row["status"],
          ]),
        );
        for (const [at, { rows }] of campaigns.entries()) {
          for (const [nth, { status, attempt }] of rows.entries()) {
            const found = now.get(`${at + 1} ${nth + 1}`);
            if (attempt > 0) expect(found).toBeDefined();
            const isFinal = status !== "pending" && status !== "claimed";
            if (isFinal && found !== undefined) expect(found).toBe(status);
          }
        }
      }),
    );
  });

  test("8.1 who is suppressed is opted out, even where their preferences were read too late", () => {
    const { restore, all } = world();
    database.exec(`INSERT INTO contacts (id, phone, created_at, updated_at) VALUES (1, '+621', 0, 0);
      INSERT INTO suppressions (identity, at) VALUES ('+621', 5)`);
    restore();
    expect(
      all("SELECT contact_id, opted_out, opted_out_at FROM contact_preferences"),
    ).toMatchObject([{ contact_id: 1, opted_out: 1, opted_out_at: 5 }]);
  });

  test("a number that moved while the backup ran belongs to whoever was read last", () => {
    const { restore, all } = world();
    database.exec("DROP INDEX contacts_phone_unique");
    database.exec(`INSERT INTO contacts (id, phone, created_at, updated_at)
      VALUES (1, '+621', 0, 0), (2, NULL, 0, 0), (3, '+621', 0, 0)`);
    restore();
    expect(all("SELECT phone FROM contacts ORDER BY id").map(({ phone }) => phone)).toEqual([
      null,
      null,
      "+621",
    ]);
  });

  test("ids of lost campaigns are not given out again, and objects believe the restored rows", () => {
    const { restore, all } = world([{ status: "completed", rows: [] }]);
    restore();
    expect(all("SELECT seq FROM sqlite_sequence WHERE name = 'campaigns'")).toMatchObject([
      { seq: 1_018 },
    ]);
    expect(all("SELECT version FROM campaigns")).toMatchObject([{ version: 1_000_001 }]);
  });

  test("12.3 ids of lost replies to customers are not given out again, even where none was kept", () => {
    const { restore, all } = world();
    restore();
    expect(all("SELECT seq FROM sqlite_sequence WHERE name = 'conversation_replies'")).toEqual([
      { seq: 1_000_000 },
    ]);
  });

  test("I3 a draft goes on under an id that no object and no report of Meta knows, with all that names it", () => {
    const { restore, all } = world([
      { status: "draft", rows: [] },
      { status: "completed", rows: [{ status: "sent", attempt: 1 }] },
      { status: "scheduled", rows: [{ status: "pending", attempt: 0 }] },
    ]);
    const is = (id: number) => `{"field":"campaign","op":"is","value":{"id":${id}}}`;
    const criteria = (draft: number, then: number) =>
      `{"any":[${is(draft)},{"not":${is(2)}},{"all":[${is(then)},${is(draft)}]},` +
      `{"field":"label","op":"any","value":[1,3]}]}`;
    database.exec(`INSERT INTO segments (id, name, criteria, created_at, updated_at)
      VALUES (1, 'Answered', '${criteria(1, 3)}', 0, 0);
      INSERT INTO notifications (kind, params, campaign_id, at)
      VALUES ('campaign_missed', '{}', 3, 0), ('campaign_completed', '{}', 2, 0)`);
    restore();
    expect(all("SELECT id, status FROM campaigns ORDER BY id")).toMatchObject([
      { id: 2, status: "completed" },
      { id: 1_010, status: "draft" },
      { id: 1_012, status: "draft" },
    ]);
    expect(all("SELECT criteria FROM segments")).toMatchObject([
      { criteria: criteria(1_010, 1_012) },
    ]);
    const told = "SELECT campaign_id AS id FROM notifications WHERE kind <> 'restored' ORDER BY 1";
    expect(all(told)).toMatchObject([{ id: 2 }, { id: 1_012 }]);
    const audited = `SELECT entity_id AS id, before ->> 'id' AS was FROM audit_log
      WHERE action = 'campaign.renumber' ORDER BY 1`;
    expect(all(audited)).toMatchObject([
      { id: 1_010, was: 1 },
      { id: 1_012, was: 3 },
    ]);
  });

  test("I3 no table that is kept goes on naming a draft by its old id", () => {
    const { all } = world();
    const naming = all(`SELECT t.name AS name FROM sqlite_schema AS t
      JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.name = 'campaign_id'`)
      .map(({ name }) => String(name))
      .filter((name) => inOrder([name]).length > 0 && name !== "campaign_messages");
    const moves = afterwards({ now: NOW, backupAt: "", sequences: {} }).join("\n");
    for (const name of naming) expect(moves).toContain(`UPDATE ${name} SET campaign_id`);
  });

  test("I3 whoever said STOP is not answered again", () => {
    const { restore, all } = world();
    for (const [event, status] of ["due", "sending", "sent"].entries()) {
      database.exec(`INSERT INTO opt_out_replies VALUES (${event}, 1, 1, '${status}', ${NOW})`);
    }
    restore();
    expect(all("SELECT status FROM opt_out_replies ORDER BY event_id")).toMatchObject([
      { status: "in_doubt" },
      { status: "in_doubt" },
      { status: "sent" },
    ]);
  });

  test("I8 each campaign that it touched is in the audit log, and people are told how many", () => {
    const sent: Row = { status: "sent", attempt: 1 };
    const waits: Row = { status: "pending", attempt: 0 };
    const { restore, all } = world([
      { status: "running", rows: [sent, waits] },
      { status: "scheduled", rows: [] },
      { status: "paused", rows: [waits] },
      { status: "draft", rows: [sent] },
      { status: "completed", rows: [sent] },
    ]);
    restore();
    const audited = `SELECT entity_id AS id, after ->> 'status' AS status FROM audit_log
      WHERE action = 'campaign.restore' ORDER BY 1`;
    expect(all(audited)).toMatchObject([
      { id: 1, status: "paused" },
      { id: 2, status: "draft" },
      { id: 3, status: "draft" },
      { id: 4, status: "cancelled" },
    ]);
    const told =
      "SELECT params ->> 'paused' AS paused, params ->> 'drafts' AS drafts FROM notifications";
    expect(all(told)).toMatchObject([{ paused: 1, drafts: 2 }]);
  });
});
