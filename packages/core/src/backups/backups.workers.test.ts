import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, HOUR, SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { beforeEach, describe, expect, test } from "vitest";
import { runDueJobs, type JobKind } from "../jobs/index.ts";
import { jobs } from "../jobs/tables.ts";
import { deleteBackup, listBackups, partKey, readManifest, unfinishedBackups } from "./files.ts";
import { backupJob, download, keep, list, remove, start, startNightly } from "./index.ts";
import { readTarHeader, tarBlocks } from "./rules/index.ts";
import type { Manifest } from "./schema.ts";

const NIGHT = Date.parse("2026-11-20T19:00:00Z");
const db = database(env.DB);
const files = env.FILES;
let now = NIGHT;
const ctx = (): Ctx => ({
  db,
  now,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
});
const lend = async () => files;
const world = { files, secret: "a secret of at least thirty-two characters" };
const kind = backupJob(world);

beforeEach(async () => {
  now = NIGHT + HOUR;
  // A tool's own table, which the migrations of a test do not make.
  await db.run(sql`CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY, name TEXT)`);
  for (const table of ["contacts", "contact_labels", "labels", "jobs", "settings", "members"]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
  await db.run(sql`
    INSERT INTO settings (id, business_name, default_country, timezone, locale, quiet_from,
      quiet_until, cooldown_hours, rate_limit, size_warning, reply_hours, opt_out_keywords,
      opt_in_keywords, updated_at)
    VALUES (1, 'Toko', 'ID', 'Asia/Jakarta', 'id', 0, 0, 24, 20, 1000, 72, '[]', '[]', 1)`);
  const names = [
    ...(await listBackups(files)).map(({ name }) => name),
    ...(await unfinishedBackups(files)),
  ];
  for (const name of names) await deleteBackup(files, name);
});

const people = (count: number) =>
  db.run(sql`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO contacts (name, phone, created_at, updated_at)
    SELECT 'Ibu "Siti" ' || i || char(10) || '🎉', '+62812' || (10000000 + i), 1, 1 FROM n`);

/** Works on whatever is due; the clock moves a little with every look at it. */
const work = (kinds: readonly JobKind[] = [kind], budget = 600 * SECOND) =>
  runDueJobs({
    ctx: ctx(),
    kinds,
    clock: () => (now += 1),
    random: () => 0.5,
    budget,
    turn: budget,
  });

async function backedUp(): Promise<Manifest> {
  expect(await start(ctx(), {})).toMatchObject({ ok: true });
  await work();
  return newest();
}

async function newest(): Promise<Manifest> {
  const [latest] = await listBackups(files);
  const manifest = latest === undefined ? null : await readManifest(files, latest.name);
  if (manifest === null) throw new Error("There is no backup");
  return manifest;
}

const tableOf = ({ tables }: Manifest, name: string) => {
  const found = tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`The backup has no ${name}`);
  return found;
};

async function rowsOf(manifest: Manifest, table: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const part of tableOf(manifest, table).parts) {
    const found = await files.get(partKey(manifest.name, part));
    const text = await new Response(
      found?.body.pipeThrough(new DecompressionStream("gzip")),
    ).text();
    rows.push(
      ...text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    );
  }
  return rows;
}

describe("a backup", () => {
  test("holds every row of every table but those that it says it leaves out", async () => {
    await people(1_300);
    const manifest = await backedUp();
    const contacts = await rowsOf(manifest, "contacts");
    expect(contacts).toEqual(await db.all(sql`SELECT * FROM contacts ORDER BY id`));
    expect(tableOf(manifest, "contacts")).toMatchObject({ rows: 1_300, key: ["id"] });
    const tables = await db.all<{ name: string }>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table'`,
    );
    const told = new Set([
      ...manifest.tables.map(({ name }) => name),
      ...Object.keys(manifest.leftOut),
    ]);
    const silent = tables.filter(({ name }) => !told.has(name)).map(({ name }) => name);
    expect(silent.filter((name) => !/^(contacts_search_|sqlite_|_cf_)/.test(name))).toEqual([]);
    expect(manifest.sequences["contacts"]).toBeGreaterThanOrEqual(1_300);
  });

  test("reads what is pointed to before what points to it, and the ledger after its campaigns", async () => {
    const names = (await backedUp()).tables.map(({ name }) => name);
    const isBefore = (one: string, other: string) => names.indexOf(one) < names.indexOf(other);
    expect(isBefore("contacts", "contact_labels")).toBe(true);
    expect(isBefore("campaigns", "campaign_messages")).toBe(true);
    expect(isBefore("contact_preferences", "suppressions")).toBe(true);
  });

  test("goes on where it stopped: no row twice, none left out", async () => {
    await people(1_300);
    await start(ctx(), {});
    // A part is full after a page, so that there are several, and each worker takes a few steps.
    const small = backupJob({ ...world, part: 1 });
    for (let turns = 0; turns < 60; turns += 1) await work([small], 4);
    expect(tableOf(await newest(), "contacts").parts.length).toBeGreaterThan(2);
    const contacts = await rowsOf(await newest(), "contacts");
    expect(contacts).toEqual(await db.all(sql`SELECT * FROM contacts ORDER BY id`));
  });

  test("holds no part that a worker wrote which was thought dead", async () => {
    await people(10);
    await start(ctx(), {});
    const late: (() => Promise<unknown>)[] = [];
    const slow: JobKind = {
      ...kind,
      step: async (...args) => {
        const stepped = await kind.step(...args);
        if (args[2] !== null && late.length === 0) {
          await db.run(sql`UPDATE contacts SET name = 'changed'`);
          late.push(() => kind.step(...args));
          throw new Error("dies after writing its part");
        }
        return stepped;
      },
    };
    await work([slow]);
    now += 60 * SECOND;
    await work([slow]);
    await db.run(sql`UPDATE contacts SET name = 'later still'`);
    for (const step of late) await step();
    const manifest = await newest();
    expect(await rowsOf(manifest, "contacts")).toMatchObject(
      Array.from({ length: 10 }, () => ({ name: "changed" })),
    );
  });

  test("is refused while another is being made, and named in the audit log", async () => {
    expect(await start(ctx(), {})).toMatchObject({ ok: true });
    expect(await start(ctx(), {})).toMatchObject({ error: { code: "backup-under-way" } });
    await work();
    expect(await start(ctx(), {})).toMatchObject({ ok: true });
    const audited = await db.all(sql`SELECT * FROM audit_log WHERE action = 'backup.start'`);
    expect(audited.length).toBeGreaterThanOrEqual(2);
  });

  test("whose files were taken away meanwhile fails, and the owner is told", async () => {
    await people(10);
    await start(ctx(), {});
    const robbed: JobKind = {
      ...kind,
      step: async (...args) => {
        for (const name of await unfinishedBackups(files)) await deleteBackup(files, name);
        return kind.step(...args);
      },
    };
    await work([robbed]);
    const told = await db.all(sql`SELECT params ->> 'job' AS job FROM notifications
      WHERE kind = 'job_failed' ORDER BY id DESC LIMIT 1`);
    expect(told).toEqual([{ job: "backup" }]);
    expect(await listBackups(files)).toEqual([]);
  });
});

describe("by night", () => {
  const lived = (since: number) =>
    db.run(sql`INSERT INTO members (id, name, email, role, created_at, updated_at)
      VALUES (1, 'Siti', 'siti@toko.example', 'owner', ${since}, ${since})`);

  test("one begins, once, and as soon as a machine wakes that slept then", async () => {
    await lived(NIGHT - DAY);
    expect([await startNightly(ctx()), await startNightly(ctx())]).toEqual([true, false]);
    await work();
    expect(await newest()).toMatchObject({ trigger: "night" });
    now += DAY + 7 * HOUR;
    expect(await startNightly(ctx())).toBe(true);
    expect(await db.select().from(jobs)).toHaveLength(2);
  });

  test("none begins before the business has seen a night", async () => {
    expect(await startNightly(ctx())).toBe(false);
    await lived(NIGHT + 1);
    expect(await startNightly(ctx())).toBe(false);
  });

  test("so many are kept as was said, and what was never finished goes too", async () => {
    expect(await keep(ctx(), { keep: 2 })).toMatchObject({ value: { keep: 2 } });
    const made: string[] = [];
    await files.put("backups/20200101-000000-dead/contacts/00001.ndjson.gz", "left over");
    for (let nights = 0; nights < 3; nights += 1) {
      made.push((await backedUp()).name);
      now += DAY;
    }
    const { value } = await okOf(list(lend)(ctx(), {}));
    expect(value.items.map(({ name }) => name)).toEqual(made.slice(1).toReversed());
    expect(await unfinishedBackups(files)).toEqual([]);
  });
});

async function okOf<T>(result: Promise<{ ok: boolean; value?: T }>): Promise<{ value: T }> {
  const { value } = await result;
  if (value === undefined) throw new Error("It failed");
  return { value };
}

describe("its archive", () => {
  test("holds the manifest and every part, whole", async () => {
    await people(20);
    const { name, tables } = await backedUp();
    const { value } = await okOf(download(ctx(), files, name));
    const bytes = new Uint8Array(await new Response(value.body).arrayBuffer());
    expect(bytes.length).toBe(value.size);
    const entries: string[] = [];
    for (let at = 0; ;) {
      const entry = readTarHeader(bytes.subarray(at, at + 512));
      if (entry === null || entry === undefined) break;
      entries.push(entry.name.replace(/^[^/]*\//, ""));
      at += 512 + tarBlocks(entry.size);
    }
    const parts = tables.flatMap((table) => table.parts.map(({ file }) => file));
    expect(entries).toEqual(["manifest.json", ...parts]);
  });

  test("is gone once it was deleted, and unknown ones are not found", async () => {
    const { name } = await backedUp();
    expect(await remove(lend)(ctx(), { name })).toMatchObject({ ok: true });
    expect(await download(ctx(), files, name)).toMatchObject({ error: { code: "not-found" } });
    expect(await remove(lend)(ctx(), { name })).toMatchObject({ error: { code: "not-found" } });
    const { objects } = await files.list({ prefix: "backups/" });
    expect(objects).toEqual([]);
  });
});
