import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { retry, runDueJobs, type JobKind } from "../jobs/index.ts";
import { bulkJob, cancel, count, forgetMembers, get, start } from "./index.ts";
import type { BulkAct, BulkTarget } from "./schema.ts";

const db = database(env.DB);
let now = Date.now();
const ctx = (): Ctx => ({
  db,
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});

beforeEach(async () => {
  const tables = [
    "contacts",
    "contact_labels",
    "labels",
    "segments",
    "fields",
    "jobs",
    "settings",
    "bulk_actions",
    "bulk_members",
    "suppressions",
    "campaign_messages",
  ];
  for (const table of tables) await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  await db.run(sql`
    INSERT INTO settings (id, business_name, default_country, timezone, locale, quiet_from,
      quiet_until, cooldown_hours, rate_limit, size_warning, reply_hours, opt_out_keywords,
      opt_in_keywords, updated_at)
    VALUES (1, 'Toko', 'ID', 'Asia/Jakarta', 'id', 0, 0, 24, 20, 1000, 72, '[]', '[]', 1)`);
  await db.run(sql`INSERT INTO labels (id, name, color, created_at)
    VALUES (1, 'VIP', '#2f7d5b', 0), (2, 'Baru', '#2f7d5b', 0)`);
  await db.run(sql`INSERT INTO fields (id, key, label, type, options, created_at)
    VALUES (1, 'city', 'Kota', 'text', '[]', 0), (2, 'vip', 'VIP', 'boolean', '[]', 0)`);
});

const people = (many: number) =>
  db.run(sql`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO contacts (id, name, phone, created_at, updated_at)
    SELECT i, 'Siti ' || i, '+62812' || CAST(10000000 + i AS INTEGER), 1, 1 FROM n`);

const work = (kinds: readonly JobKind[] = [bulkJob], budget = 600 * SECOND) =>
  runDueJobs({
    ctx: ctx(),
    kinds,
    clock: () => (now += 1),
    random: () => 0.5,
    budget,
    turn: budget,
  });

async function begun(act: BulkAct, on: BulkTarget): Promise<number> {
  const started = await start(ctx(), { act, on });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return started.value.id;
}

async function done(act: BulkAct, on: BulkTarget) {
  const id = await begun(act, on);
  await work();
  const found = await get(ctx(), { id });
  if (!found.ok) throw new Error("It is gone");
  return found.value;
}

const everybody = { matching: {} };
const worn = (labelId: number) =>
  db.all<{ id: number }>(sql`SELECT contact_id AS id FROM contact_labels
    WHERE label_id = ${labelId} ORDER BY 1`);

describe("what is done to many", () => {
  test("a label is put on whoever lacks it, and counted truly", async () => {
    await people(5);
    await db.run(sql`INSERT INTO contact_labels (contact_id, label_id) VALUES (2, 1)`);
    expect(await done({ type: "label", labelIds: [1] }, { ids: [1, 2, 3, 99, 3] })).toMatchObject({
      status: "done",
      matched: 4,
      changed: 2,
      unchanged: 1,
      failed: 1,
    });
    expect((await worn(1)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test("its own work does not move the target: who wore a label loses it, all of them", async () => {
    await people(9_000);
    await db.run(sql`INSERT INTO contact_labels (contact_id, label_id) SELECT id, 1 FROM contacts`);
    const result = await done({ type: "unlabel", labelIds: [1] }, { matching: { labelId: 1 } });
    expect(result).toMatchObject({ matched: 9_000, changed: 9_000, unchanged: 0, failed: 0 });
    expect(await worn(1)).toEqual([]);
  });

  test("a field is set, and taken away, and what was so already is left alone", async () => {
    await people(3);
    await db.run(
      sql`UPDATE contacts SET attributes = '{"city":"Bandung","vip":true}' WHERE id = 1`,
    );
    const city = (value: string | null): BulkAct => ({ type: "set-field", key: "city", value });
    expect(await done(city("Bandung"), everybody)).toMatchObject({ changed: 2, unchanged: 1 });
    const attributes = sql`SELECT attributes AS a, version AS v FROM contacts ORDER BY id`;
    expect(await db.all(attributes)).toEqual([
      { a: '{"city":"Bandung","vip":true}', v: 1 },
      { a: '{"city":"Bandung"}', v: 2 },
      { a: '{"city":"Bandung"}', v: 2 },
    ]);
    expect(await done(city(null), everybody)).toMatchObject({ changed: 3, unchanged: 0 });
    expect(await done(city(null), everybody)).toMatchObject({ changed: 0, unchanged: 3 });
    const yes: BulkAct = { type: "set-field", key: "vip", value: true };
    expect(await done(yes, everybody)).toMatchObject({ changed: 2, unchanged: 1 });
  });

  test("8.1 who is deleted stays opted out, keeps their place in the ledger, and is in the audit log", async () => {
    await people(3);
    await db.run(sql`INSERT INTO contact_preferences (contact_id, opted_out, created_at, updated_at)
      VALUES (2, 1, 0, 0)`);
    await db.run(sql`INSERT INTO campaign_messages (campaign_id, seq, contact_id, status)
      VALUES (1, 1, 2, 'delivered')`);
    const result = await done({ type: "delete" }, { ids: [2, 3, 99] });
    expect(result).toMatchObject({ matched: 3, changed: 2, unchanged: 1, failed: 0 });
    expect(await db.all(sql`SELECT id FROM contacts`)).toEqual([{ id: 1 }]);
    expect(await db.all(sql`SELECT identity FROM suppressions`)).toHaveLength(1);
    expect(await db.all(sql`SELECT status FROM campaign_messages`)).toEqual([
      { status: "delivered" },
    ]);
    const audited = sql`SELECT entity_id AS id FROM audit_log
      WHERE action = 'contact.delete' AND after ->> 'bulkActionId' = ${result.id} ORDER BY 1`;
    expect(await db.all(audited)).toEqual([{ id: 2 }, { id: 3 }]);
  });

  test("whoever comes while it runs is not meant", async () => {
    await people(3);
    const id = await begun({ type: "label", labelIds: [1] }, everybody);
    await work([bulkJob], 3);
    await db.run(sql`INSERT INTO contacts (name, created_at, updated_at) VALUES ('Late', 1, 1)`);
    await work();
    expect(await get(ctx(), { id })).toMatchObject({ value: { matched: 3, changed: 3 } });
  });

  test("nobody matches: it is done at once, and says so", async () => {
    expect(await done({ type: "delete" }, { matching: { search: "nobody" } })).toMatchObject({
      status: "done",
      matched: 0,
      changed: 0,
    });
  });
});

describe("whatever happens on the way", () => {
  test("a restart at any step counts nobody twice and leaves nobody out", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), async (deaths) => {
        await db.run(sql`DELETE FROM contacts`);
        await people(25);
        const id = await begun({ type: "label", labelIds: [1, 2] }, everybody);
        for (const dies of deaths) {
          const mortal: JobKind = {
            ...bulkJob,
            step: async (...args) => {
              const stepped = await bulkJob.step(...args);
              if (dies) throw new Error("killed before it was saved");
              return stepped;
            },
          };
          await work([mortal], 3);
          now += 60 * SECOND;
        }
        await work();
        const expected = { status: "done", matched: 25, changed: 25, unchanged: 0, failed: 0 };
        expect(await get(ctx(), { id })).toMatchObject({ value: expected });
        expect(await worn(2)).toHaveLength(25);
      }),
      { numRuns: 20 },
    );
  });

  test("stopped, it keeps what is done and touches nobody more", async () => {
    await people(10_000);
    const id = await begun({ type: "label", labelIds: [1] }, everybody);
    await work([bulkJob], 3);
    expect(await cancel(ctx(), { id })).toMatchObject({ value: { status: "cancelling" } });
    await work();
    const found = await get(ctx(), { id });
    if (!found.ok) throw new Error("It is gone");
    expect(found.value).toMatchObject({ status: "cancelled", matched: 10_000 });
    expect(await worn(1)).toHaveLength(found.value.changed);
    expect(found.value.changed).toBeLessThan(10_000);
  });

  test("a field that was deleted meanwhile ends it with a reason", async () => {
    await people(3);
    const id = await begun({ type: "set-field", key: "city", value: "Solo" }, everybody);
    await db.run(sql`DELETE FROM fields WHERE key = 'city'`);
    await work();
    expect(await get(ctx(), { id })).toMatchObject({ value: { status: "failed", changed: 0 } });
  });

  const failedOne = async (act: BulkAct, gone: string, on: BulkTarget = everybody) => {
    const id = await begun(act, on);
    await db.run(sql`DELETE FROM ${sql.identifier(gone)}`);
    await work();
    expect(await get(ctx(), { id })).toMatchObject({ value: { status: "failed" } });
    return id;
  };
  const repeated = async (id: number) => {
    const jobs = await db.all<{ id: number }>(sql`SELECT id FROM jobs`);
    await db.run(sql`INSERT OR IGNORE INTO labels (id, name, color, created_at)
      VALUES (1, 'VIP', '#2f7d5b', 0)`);
    expect(await retry(ctx(), { id: jobs.at(-1)?.id ?? 0 })).toMatchObject({ ok: true });
    await work();
    return get(ctx(), { id });
  };

  test("a label that was deleted meanwhile ends it too, and it goes on once there is one again", async () => {
    await people(3);
    const id = await failedOne({ type: "label", labelIds: [1] }, "labels");
    now += 29 * DAY;
    expect(await forgetMembers(ctx())).toBe(false);
    expect(await repeated(id)).toMatchObject({ value: { status: "done", changed: 3 } });
    now += 2 * DAY;
    expect(await forgetMembers(ctx())).toBe(false);
  });

  test("repeated when its list is long forgotten, it does not seem whole", async () => {
    await people(3);
    const id = await failedOne({ type: "label", labelIds: [1] }, "labels");
    now += 31 * DAY;
    expect([await forgetMembers(ctx()), await forgetMembers(ctx())]).toEqual([true, false]);
    expect(await repeated(id)).toMatchObject({
      value: { status: "failed", matched: 3, changed: 0, error: expect.stringContaining("anew") },
    });
  });

  test("repeated when half of its list was found and forgotten, it finds everybody again", async () => {
    await people(3);
    await db.run(sql`INSERT INTO contacts (id, name, created_at, updated_at)
      VALUES (30000, 'Far', 1, 1)`);
    const id = await begun({ type: "label", labelIds: [1] }, everybody);
    await db.run(sql`INSERT INTO bulk_members (bulk_id, contact_id) VALUES (${id}, 1), (${id}, 2)`);
    await db.run(sql`UPDATE jobs SET status = 'failed', finished_at = ${now},
      cursor = '{"after":20000,"newest":30000}'`);
    now += 31 * DAY;
    expect(await forgetMembers(ctx())).toBe(true);
    expect(await repeated(id)).toMatchObject({ value: { status: "done", matched: 4, changed: 4 } });
  });
});

describe("what cannot be done is refused before anything happens", () => {
  const wrong: [string, BulkAct, BulkTarget, string][] = [
    ["an unknown label", { type: "label", labelIds: [77] }, everybody, "invalid-input"],
    ["an unknown field", { type: "set-field", key: "shoe", value: 1 }, everybody, "field-unknown"],
    [
      "a value of another type",
      { type: "set-field", key: "vip", value: "x" },
      everybody,
      "field-value-invalid",
    ],
    ["an unknown segment", { type: "delete" }, { matching: { segmentId: 77 } }, "not-found"],
    ["nobody chosen", { type: "delete" }, { ids: [] }, "invalid-input"],
  ];
  test.each(wrong)("%s", async (_, act, on, code) => {
    expect(await start(ctx(), { act, on })).toMatchObject({ error: { code } });
    expect(await db.all(sql`SELECT * FROM jobs`)).toEqual([]);
  });

  test("13.1 who may write contacts may not delete them by the way", async () => {
    const actor = { ...systemActor("test"), permissions: new Set(["contact:write"] as const) };
    expect(
      await start({ ...ctx(), actor }, { act: { type: "delete" }, on: everybody }),
    ).toMatchObject({ error: { code: "forbidden", params: { permission: "contact:delete" } } });
  });
});

describe("phone numbers", () => {
  const search = "0812-1000-0002";
  const blind = () => {
    const permissions = new Set(systemActor("test").permissions);
    permissions.delete("contact:read_phone");
    return { ...ctx(), actor: { ...systemActor("test"), permissions } };
  };

  test("13.1 do not tell by an act whose they are, to whoever may not read them", async () => {
    await people(3);
    const act: BulkAct = { type: "label", labelIds: [1] };
    await start(blind(), { act, on: { matching: { search } } });
    await work();
    expect(await worn(1)).toEqual([]);
    expect(await done(act, { matching: { search } })).toMatchObject({ changed: 1 });
  });

  test("that were searched for are not whole in the audit log", async () => {
    await start(ctx(), { act: { type: "delete" }, on: { matching: { search } } });
    const noted = sql`SELECT after ->> '$.on.matching.search' AS search FROM audit_log
      ORDER BY id DESC LIMIT 1`;
    expect(await db.all(noted)).toEqual([{ search: "••••-••••-0002" }]);
  });
});

test("how many match is counted by the same filters as the list's", async () => {
  await people(12);
  await db.run(sql`INSERT INTO contact_labels (contact_id, label_id) VALUES (1, 1), (2, 1)`);
  expect(await count(ctx(), {})).toMatchObject({ value: { count: 12 } });
  expect(await count(ctx(), { labelId: 1 })).toMatchObject({ value: { count: 2 } });
  expect(await count(ctx(), { search: "Siti 1" })).toMatchObject({ value: { count: 4 } });
  expect(await count(ctx(), { search: "1" })).toMatchObject({ value: { count: 4 } });
  await db.run(sql`INSERT INTO segments (id, name, criteria, created_at, updated_at)
    VALUES (1, 'VIP', '{"field":"label","op":"has_any","value":[1]}', 0, 0)`);
  expect(await count(ctx(), { segmentId: 1 })).toMatchObject({ value: { count: 2 } });
  expect(await count(ctx(), { segmentId: 1, search: "Siti 2" })).toMatchObject({
    value: { count: 1 },
  });
  await db.run(sql`INSERT INTO contacts (id, name, created_at, updated_at)
    VALUES (90000, 'Far', 1, 1)`);
  expect(await count(ctx(), {})).toMatchObject({ value: { count: 13 } });
});
