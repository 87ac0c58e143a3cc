import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import {
  answers,
  api,
  business,
  simulator,
  startProduct,
  until,
  type Product,
} from "@siar/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

const home = mkdtempSync(join(tmpdir(), "siar-round-trip-"));
const before = join(home, "before");
const after = join(home, "after");
const archive = join(home, "backup.tar");
const run = promisify(execFile);

const List = z.object({ items: z.array(z.object({ name: z.string() })) });

const Campaigns = answers.pageOf(answers.Campaign);

/** So many people that some are sent to and some still wait when the backup runs. */
const PEOPLE = 40;
let running = 0;
let scheduled = 0;
let product: Product;

const restore = (...args: string[]) =>
  run(process.execPath, [join(import.meta.dirname, "../../scripts/restore/main.ts"), ...args]);

/** What it said when it refused. */
const refusal = (...args: string[]): Promise<string> =>
  restore(...args).then(
    () => "it restored",
    (error: { stderr: string }) => error.stderr,
  );

function databaseOf(state: string): DatabaseSync {
  const folder = join(state, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Error(`There is no database in ${state}`);
  return new DatabaseSync(join(folder, file));
}

async function download(): Promise<void> {
  const owner = api(product);
  await owner.post("/api/backups", {}, z.unknown());
  const { items } = (await until(async () => {
    const list = await owner.get("/api/backups", List);
    return list.items.length > 0 ? list : null;
  }, 30_000)) ?? { items: [] };
  const headers = { authorization: `Bearer ${product.apiKey}` };
  const file = await fetch(`${product.url}/api/backups/${items[0]?.name}/file`, { headers });
  writeFileSync(archive, Buffer.from(await file.arrayBuffer()));
}

beforeAll(async () => {
  product = await startProduct({ state: before });
  const shop = business(api(product));
  const { segmentId } = await shop.audience(PEOPLE);
  running = await shop.launched(segmentId, { rateLimit: 2 });
  await shop.reaches(running, ({ stats }) => stats.sent >= 3);
  const { id } = await shop.draft(segmentId);
  await shop.obey(id, "schedule", { at: new Date(Date.now() + 86_400_000).toISOString() });
  scheduled = id;
  await download();
  // The old Siar goes on: these people got it after the backup.
  await shop.obey(running, "rate", { rateLimit: 60 });
  await shop.becomes(running, "completed", 60_000);
  await product.stop();
}, 180_000);

afterAll(async () => {
  await product.stop();
  rmSync(home, { recursive: true, force: true });
});

describe("a backup that was downloaded", () => {
  test("is refused if a byte of it changed, and nothing is restored", async () => {
    const bytes = readFileSync(archive);
    const at = bytes.lastIndexOf("/contacts/00001") + 512 + 100;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const changed = join(home, "changed.tar");
    writeFileSync(changed, bytes);
    expect(await refusal("--from", changed, "--state", after)).toMatch(/has another checksum/);
    const short = join(home, "short.tar");
    writeFileSync(short, bytes.subarray(0, 20_000));
    expect(await refusal("--from", short, "--state", after)).toMatch(/is cut off/);
    expect(readdirSync(after)).not.toContain("v3");
  });

  test("becomes a whole state again, row by row", async () => {
    const secrets = join(before, "secrets.json");
    await restore("--from", archive, "--state", after, "--secrets", secrets);
    const [old, made] = [databaseOf(before), databaseOf(after)];
    const same = [
      "contacts",
      "labels",
      "contact_labels",
      "fields",
      "segments",
      "conversations",
      "conversation_messages",
      "consent_events",
      "contact_preferences",
      "members",
      "api_keys",
      "whatsapp_accounts",
      "whatsapp_templates",
      "service_windows",
      "settings",
    ];
    for (const table of same) {
      const all = `SELECT * FROM ${table} ORDER BY 1, 2`;
      expect(made.prepare(all).all(), table).toEqual(old.prepare(all).all());
    }
    const finished = `SELECT * FROM campaign_messages WHERE campaign_id <> ${running} ORDER BY 1, 2`;
    expect(made.prepare(finished).all()).toEqual(old.prepare(finished).all());
    const schema = `SELECT type, name FROM sqlite_schema WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'
      ORDER BY 1, 2`;
    expect(made.prepare(schema).all()).toEqual(old.prepare(schema).all());
    old.close();
    made.close();
  }, 60_000);

  test("is not restored over data, but for --force, which moves it aside", async () => {
    const target = join(home, "taken");
    cpSync(after, target, { recursive: true });
    expect(await refusal("--from", archive, "--state", target)).toMatch(/holds data already/);
    await restore("--from", archive, "--state", target, "--force");
    expect(readdirSync(target).some((name) => name.startsWith("before-restore-"))).toBe(true);
  }, 60_000);
});

describe("a Siar that was restored", () => {
  beforeAll(async () => {
    // The key is the old one: it is in the backup, and nothing but it.
    product = { ...(await startProduct({ state: after })), apiKey: product.apiKey };
  }, 90_000);

  test("I2 sends nothing by itself: whoever waited is in doubt, and the campaign says why", async () => {
    const shop = business(api(product));
    const campaign = await shop.campaign(running);
    expect(campaign).toMatchObject({ status: "paused", pauseReason: "restored" });
    expect(campaign.stats.sent + campaign.stats.unknown).toBe(PEOPLE);
    expect(campaign.stats.unknown).toBeGreaterThan(0);
    const drafts = await api(product).get("/api/campaigns?status=draft", Campaigns);
    expect(drafts.items.filter(({ id }) => id <= scheduled + 1_000)).toEqual([]);
    expect(drafts.items[0]).toMatchObject({ status: "draft", schedule: null });
    await shop.obey(running, "resume");
    const done = await shop.becomes(running, "completed");
    expect(done.stats).toEqual(campaign.stats);
    expect(await simulator(product).campaign(running)).toMatchObject({ accepted: 0 });
  });

  test("I3 sends to those in doubt once a person says so, to each once", async () => {
    const shop = business(api(product));
    const { stats } = await shop.campaign(running);
    await shop.obey(running, "retry", { status: "unknown", confirm: true });
    const done = await shop.becomes(running, "completed", 60_000);
    expect(done.stats).toMatchObject({ unknown: 0, pending: 0, sent: PEOPLE });
    expect(await simulator(product).campaign(running)).toMatchObject({
      accepted: stats.unknown,
      recipientsAcceptedTwice: [],
    });
  }, 90_000);

  test("finds people again, knows its owner, and gives no campaign an id that Meta may know", async () => {
    const owner = api(product);
    const found = await owner.get("/api/contacts?search=Ayu%201", answers.pageOf(answers.Contact));
    expect(found.items.length).toBeGreaterThan(0);
    const notices = await owner.get("/api/notifications", answers.pageOf(answers.Notification));
    expect(notices.items.map(({ kind }) => kind)).toContain("restored");
    const { id } = await business(owner).draft(null);
    expect(id).toBeGreaterThan(scheduled + 1_000);
  });
});
