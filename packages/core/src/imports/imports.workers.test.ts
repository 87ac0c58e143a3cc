import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { SECOND } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { beforeEach, describe, expect, it } from "vitest";
import { exportContacts } from "../exports/index.ts";
import { runDueJobs } from "../jobs/index.ts";
import { list as listContacts } from "../contacts/index.ts";
import {
  cancel,
  failedRows,
  get,
  importJob,
  preview,
  receiveFile,
  start,
  sweepImports,
  upload,
} from "./index.ts";
import { csvReader } from "./rules/index.ts";
import type { ImportPlan } from "./schema.ts";

const T0 = Date.now();
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
const lend = async () => env.FILES;

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

beforeEach(async () => {
  for (const table of [
    "contacts",
    "suppressions",
    "consent_events",
    "contact_labels",
    "labels",
    "fields",
    "imports",
    "jobs",
    "settings",
  ]) {
    await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  }
  await db.run(sql`
    INSERT INTO settings (id, business_name, default_country, timezone, locale, quiet_from, quiet_until,
      cooldown_hours, rate_limit, size_warning, reply_hours, opt_out_keywords, opt_in_keywords, updated_at)
    VALUES (1, 'Toko', 'ID', 'Asia/Jakarta', 'id', 0, 0, 24, 20, 1000, 72, '[]', '[]', 1)`);
});

const stream = (text: string | Uint8Array): ReadableStream<Uint8Array> => new Blob([text]).stream();

async function uploaded(text: string | Uint8Array) {
  const received = value(await receiveFile(env.FILES, stream(text)));
  return value(await upload(received)(ctx, { name: "pelanggan.csv" }));
}

const plan = (mapping: readonly string[], more: object = {}) => ({
  delimiter: "," as const,
  hasHeader: true,
  duplicates: "update" as const,
  mapping: mapping.flatMap((target, column) => (target === "" ? [] : [{ column, target }])),
  ...more,
});

async function begun(text: string, mapping: readonly string[], more: Partial<ImportPlan> = {}) {
  const { id } = await uploaded(text);
  value(await start(lend)(ctx, { id, ...plan(mapping, more) }));
  return id;
}

/** Works on whatever is due. */
const work = () =>
  runDueJobs({
    ctx,
    kinds: [importJob(env.FILES)],
    clock: () => Date.now(),
    random: () => 0.5,
    budget: 60 * SECOND,
    turn: 60 * SECOND,
  });

/** One step and no more, however long anything takes: its clock only moves by steps. */
function oneStep() {
  const kind = importJob(env.FILES);
  const since = Date.now();
  let steps = 0;
  const counted: typeof kind = {
    ...kind,
    step: (...args) => {
      steps += 1;
      return kind.step(...args);
    },
  };
  const clock = () => since + steps;
  return runDueJobs({ ctx, kinds: [counted], clock, random: () => 0.5, budget: 1, turn: 1 });
}

async function imported(...given: Parameters<typeof begun>) {
  const id = await begun(...given);
  await work();
  return value(await get(ctx, { id }));
}

const people = async () =>
  value(await listContacts(ctx, { sort: "createdAt", limit: 200 })).items.toSorted(
    (one, other) => one.id - other.id,
  );
const failures = async (id: number) => textOf(value(await failedRows(ctx, env.FILES, { id })));
const textOf = (body: ReadableStream<Uint8Array>): Promise<string> => new Response(body).text();
const counts = ({
  read,
  created,
  updated,
  skipped,
  failed,
}: Awaited<ReturnType<typeof imported>>) => [read, created, updated, skipped, failed];

const HEAD = "Nama,No HP";
const phones = (many: number, from = 0) =>
  Array.from({ length: many }, (_, at) => `Orang ${at},0812${10_000_000 + from + at}`).join("\n");

describe("an uploaded file", () => {
  it("is shown as it was found, with a guess for each column", async () => {
    await db.run(
      sql`INSERT INTO fields (key, label, type, created_at) VALUES ('city', 'Kota', 'text', 1)`,
    );
    const { id, status } = await uploaded("Nama;No HP;Kota;Catatan\nBudi;08121234567;Bogor;x");
    expect(status).toBe("draft");
    expect(value(await preview(lend)(ctx, { id }))).toMatchObject({
      encoding: "utf-8",
      delimiter: ";",
      hasHeader: true,
      columns: [
        { target: "name" },
        { target: "phone" },
        { target: "attributes.city" },
        { target: null },
      ],
      rows: [["Budi", "08121234567", "Bogor", "x"]],
    });
  });

  it.each([
    ["", "import-empty"],
    ["\n \n", "import-empty"],
    ["Nama,No HP\n", "import-empty"],
    ["PK\u0003\u0004 and so on", "import-spreadsheet"],
    ["a,b\n\0,c", "import-not-text"],
    [`a,b\n${"x".repeat(10_000_000)}`, "import-line-too-long"],
    [`${"a,".repeat(5_000)}b\n1`, "import-columns"],
  ])("that is none is refused, and nothing of it stays (%#)", async (text, code) => {
    const received = await receiveFile(env.FILES, stream(text));
    const made = received.ok ? await upload(received.value)(ctx, { name: "x.csv" }) : received;
    expect(made).toMatchObject({ ok: false, error: { code } });
    expect(await db.all(sql`SELECT id FROM imports`)).toEqual([]);
  });

  it("says which names stand over two columns, and no two become the same", async () => {
    const { id } = await uploaded("Phone,Phone\n08121234567,08121234568");
    expect(value(await preview(lend)(ctx, { id })).repeated).toEqual(["Phone"]);
    expect(await start(lend)(ctx, { id, ...plan(["phone", "phone"]) })).toMatchObject({
      error: { code: "import-target-twice" },
    });
  });

  it.each([
    [["phone", "attributes.shoe"], "field-unknown"],
    [["phone", "name", "labels"], "import-column-unknown"],
    [["", "name"], "import-no-phone"],
  ])("is not started with a mapping that makes no sense (%#)", async (mapping, code) => {
    const { id } = await uploaded(`${HEAD}\nBudi,08121234567`);
    const started = await start(lend)(ctx, { id, ...plan(mapping) });
    expect(started).toMatchObject({ error: { code } });
    expect(value(await get(ctx, { id })).status).toBe("draft");
  });

  it("is started once, and not at all once it was discarded", async () => {
    const id = await begun(`${HEAD}\nBudi,08121234567`, ["name", "phone"]);
    const again = { id, ...plan(["name", "phone"]) };
    expect(await start(lend)(ctx, again)).toMatchObject({ error: { code: "import-started" } });
    const other = await uploaded(`${HEAD}\nBudi,08121234567`);
    value(await cancel(ctx, { id: other.id }));
    expect(await start(lend)(ctx, { ...again, id: other.id })).toMatchObject({
      error: { code: "import-started" },
    });
  });
});

describe("rows", () => {
  it("become contacts as the mapping says", async () => {
    await db.run(sql`INSERT INTO fields (key, label, type, options, created_at) VALUES
      ('city', 'Kota', 'text', '[]', 1), ('spent', 'Belanja', 'number', '[]', 1), ('vip', 'VIP', 'boolean', '[]', 1),
      ('born', 'Lahir', 'date', '[]', 1), ('plan', 'Paket', 'choice', '["Gold","Silver"]', 1)`);
    await db.run(
      sql`INSERT INTO labels (id, name, color, created_at) VALUES (7, 'Semua', '#111111', 1), (8, 'lama', '#111111', 1)`,
    );
    const text = [
      "Depan,Belakang,HP,Bahasa,Label,Kota,Belanja,VIP,Lahir,Paket,Sumber,Tanggal",
      'Budi,Santoso,0812-1234-567,id,"Lama; Baru",Bogor,"Rp 1.250.000,5",ya,31/12/1990,gold,Kasir,05/01/2026 14:30',
      ",,+628121234568,,,,,,,,,",
    ].join("\n");
    const done = await imported(
      text,
      [
        "name",
        "name",
        "phone",
        "language",
        "labels",
        "attributes.city",
        "attributes.spent",
        "attributes.vip",
        "attributes.born",
        "attributes.plan",
        "optInSource",
        "optInAt",
      ],
      {
        labelIds: [7],
        decimalSign: "comma",
        optIn: { source: "Formulir", at: "2025-01-01T00:00:00Z" },
      },
    );
    expect(counts(done)).toEqual([2, 2, 0, 0, 0]);
    expect(done.status).toBe("done");
    const [budi, nameless] = await people();
    expect(budi).toMatchObject({
      name: "Budi Santoso",
      phone: "+628121234567",
      language: "id",
      timezone: "Asia/Jakarta",
      source: "import",
      attributes: {
        city: "Bogor",
        spent: 1_250_000.5,
        vip: true,
        born: "1990-12-31",
        plan: "Gold",
      },
      optIn: { source: "Kasir", text: null, at: "2026-01-05T07:30:00.000Z" },
    });
    expect(budi?.labels.map(({ name }) => name)).toEqual(["Baru", "lama", "Semua"]);
    expect(nameless).toMatchObject({
      name: "",
      attributes: {},
      optIn: { source: "Formulir", at: "2025-01-01T00:00:00.000Z" },
    });
  });

  const ID = ["name", "phone", "userId", "workflowStatus", "rating"];
  const states = () =>
    db.all(sql`SELECT name, user_id AS id, workflow_status AS status, rating FROM contacts
      ORDER BY phone`);

  it("bring the user id, the status and the rating, and blank cells leave them as they are", async () => {
    const first = `Nama,HP,ID,Status,Nilai
Ayu,08120000001,ID.1,Ditangani,4
Budi,08120000002,,,`;
    expect(counts(await imported(first, ID))).toEqual([2, 2, 0, 0, 0]);
    const known = [
      { name: "Ayu", id: "ID.1", status: "in_progress", rating: 4 },
      { name: "Budi", id: null, status: "incoming", rating: null },
    ];
    expect(await states()).toEqual(known);
    const again = `Nama,HP,ID,Status,Nilai
Ayu,08120000001,,,
Budi,08120000002,ID.2,closed,5.0`;
    expect(counts(await imported(again, ID))).toEqual([2, 0, 2, 0, 0]);
    expect(await states()).toEqual([
      known[0],
      { name: "Budi", id: "ID.2", status: "closed", rating: 5 },
    ]);
  });

  it("whose user id, status or rating cannot be fail with their reason, and no others", async () => {
    await db.run(sql`INSERT INTO contacts (name, phone, user_id, created_at, updated_at)
      VALUES ('Ayu', '+628120000001', 'ID.1', 1, 1), ('Tanpa nomor', NULL, 'ID.9', 1, 1)`);
    const result = await imported(
      `Nama,HP,ID,Status,Nilai
Ayu,08120000001,ID.1,,
Budi,08120000002,ID.1,,
Citra,08120000003,ID.3,,
Dewi,08120000004,ID.3,,
Eka,08120000005,ID.9,,
Fajar,08120000006,1042,,
Gita,08120000007,,lunas,
Hadi,08120000008,,,6`,
      ID,
    );
    expect(counts(result)).toEqual([8, 1, 1, 0, 6]);
    const told = await failures(result.id);
    expect(told.match(/“[^”]+” (belongs|is not)|id “[^”]+” belongs/g)).toHaveLength(6);
    expect(await states()).toMatchObject([{ id: "ID.9" }, { id: "ID.1" }, { id: "ID.3" }]);
  });

  it("once all are worked through, a notification tells the same counts", async () => {
    const { id } = await imported(`${HEAD}\n${phones(3)}\nRusak,12`, ["name", "phone"]);
    const told = await db.all<{ params: string }>(
      sql`SELECT params FROM notifications WHERE kind = 'import_done' ORDER BY id DESC`,
    );
    expect(told.map(({ params }) => JSON.parse(params))[0]).toEqual({
      name: "pelanggan.csv",
      importId: id,
      created: 3,
      updated: 0,
      skipped: 0,
      failed: 1,
    });
  });

  it("that cannot be read fail with their line and reason, in the file of the failed", async () => {
    await db.run(
      sql`INSERT INTO fields (key, label, type, created_at) VALUES ('spent', 'Belanja', 'number', 1)`,
    );
    const rows = [
      "Nama,No HP,Belanja",
      "Budi,08121234567,5",
      "Ayu,12,5",
      "",
      "Nama,No HP,Belanja",
      "Citra,,5",
      "Dedi,08121234568,banyak",
      "Eka,08121234569,1,2",
      '"Feri,08121234570,1',
      "Gita,08121234571,",
    ];
    const done = await imported(rows.join("\r\n"), ["name", "phone", "attributes.spent"]);
    expect(counts(done)).toEqual([8, 2, 0, 0, 6]);
    const reader = csvReader(",");
    const told = [...reader.push(await failures(done.id)), ...reader.end()].map(
      ({ cells }) => cells,
    );
    expect(told[0]).toEqual(["Nama", "No HP", "Belanja", "Line", "Why it was not imported"]);
    expect(told.slice(1).map((cells) => cells.slice(3, 5))).toEqual([
      ["3", "“12” is not a phone number."],
      ["5", "This is the header again."],
      ["6", "There is no phone number."],
      ["7", "“Belanja: banyak” is not a number."],
      ["8", "There are more cells than columns."],
      ["9", "A quotation mark is not closed."],
    ]);
    expect(told[1]?.slice(0, 3)).toEqual(["Ayu", "12", "5"]);
  });

  it("of somebody who is known update them, and blank cells take nothing away", async () => {
    await db.run(
      sql`INSERT INTO fields (key, label, type, created_at) VALUES ('city', 'Kota', 'text', 1), ('job', 'Kerja', 'text', 1)`,
    );
    await db.run(sql`INSERT INTO contacts (name, phone, language, attributes, created_at, updated_at)
      VALUES ('Lama', '+628121234567', 'en', '{"city":"Bogor","job":"Guru"}', 1, 1)`);
    const done = await imported("Nama,HP,Bahasa,Kota\n,08121234567,,Depok\nBaru,08121234568,,", [
      "name",
      "phone",
      "language",
      "attributes.city",
    ]);
    expect(counts(done)).toEqual([2, 1, 1, 0, 0]);
    expect((await people())[0]).toMatchObject({
      version: 2,
      name: "Lama",
      language: "en",
      attributes: { city: "Depok", job: "Guru" },
    });
  });

  it("of somebody who is known are skipped where that is wanted, labels and all", async () => {
    await db.run(
      sql`INSERT INTO labels (id, name, color, created_at) VALUES (7, 'Semua', '#111111', 1)`,
    );
    await db.run(
      sql`INSERT INTO contacts (name, phone, created_at, updated_at) VALUES ('Lama', '+628121234567', 1, 1)`,
    );
    const done = await imported(
      "Nama,HP,Label\nX,08121234567,a\nBaru,08121234568,b\nLagi,08121234568,c",
      ["name", "phone", "labels"],
      { duplicates: "skip", labelIds: [7] },
    );
    expect(counts(done)).toEqual([3, 1, 0, 2, 0]);
    const [known, fresh] = await people();
    expect(known).toMatchObject({ name: "Lama", version: 1, labels: [] });
    expect(fresh?.name).toBe("Baru");
    expect(fresh?.labels.map(({ name }) => name)).toEqual(["b", "Semua"]);
  });

  it("of one number are one person, the later on top of the earlier", async () => {
    const done = await imported("Nama,HP\nSatu,08121234567\nDua,+62 812-1234-567\n,08121234567", [
      "name",
      "phone",
    ]);
    expect(counts(done)).toEqual([3, 1, 2, 0, 0]);
    expect((await people()).map(({ name }) => name)).toEqual(["Dua"]);
  });

  it("make no labels beyond a thousand: that column is something else", async () => {
    await db.run(sql`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
      INSERT INTO labels (name, color, created_at) SELECT 'label ' || i, '#111111', 1 FROM n`);
    const rows = ["08121234567,baru", "08121234568,lagi", "08121234569,BARU; Label 5"];
    const done = await imported(`HP,Catatan\n${rows.join("\n")}`, ["phone", "labels"]);
    expect(counts(done)).toEqual([3, 2, 0, 0, 1]);
    expect(await failures(done.id)).toContain("There is no label “lagi”");
    expect((await people())[1]?.labels.map(({ name }) => name)).toEqual(["baru", "label 5"]);
  });

  it("8.2 never opt anybody in again, whether they are there or were deleted", async () => {
    await db.run(
      sql`INSERT INTO contacts (id, name, phone, opt_in_source, created_at, updated_at) VALUES (5, 'Stop', '+628121234567', 'lama', 1, 1)`,
    );
    await db.run(
      sql`INSERT INTO contact_preferences (contact_id, opted_out, opted_out_at, created_at, updated_at) VALUES (5, 1, 9, 9, 9)`,
    );
    await db.run(sql`INSERT INTO suppressions (identity, at) VALUES ('+628121234568', 9)`);
    const done = await imported("Nama,HP\nA,08121234567\nB,08121234568", ["name", "phone"], {
      optIn: { source: "Formulir" },
    });
    expect(counts(done)).toEqual([2, 1, 1, 0, 0]);
    const [known, back] = await people();
    expect(known).toMatchObject({ name: "A", optedOut: true, optIn: { source: "lama" } });
    expect(back).toMatchObject({ name: "B", optedOut: true });
  });
});

describe("an import", () => {
  const MANY = 12_000;
  const text = `${HEAD}\n${phones(MANY)}\nsalah,1`;

  const adds = async (id: number) => {
    const now = value(await get(ctx, { id }));
    expect(now.read).toBe(now.created + now.updated + now.skipped + now.failed);
    return now;
  };

  it("goes on where it was, and counts a repeated slice once", async () => {
    const id = await begun(text, ["name", "phone"]);
    await oneStep();
    const first = await adds(id);
    expect(first.read).toBeGreaterThan(0);
    expect(first.read).toBeLessThan(MANY);
    // A worker that took the job and died, before and after its batch.
    await db.run(sql`UPDATE jobs SET holder = 'dead', held_until = 1`);
    const kind = importJob(env.FILES);
    const [job] = await db.all<{ cursor: string }>(sql`SELECT cursor FROM jobs`);
    const fence = db.run(sql`SELECT 1`);
    value(await kind.step(ctx, { importId: id }, JSON.parse(job?.cursor ?? "null"), fence));
    expect((await adds(id)).read).toBe(first.read);
    await work();
    expect(counts(await adds(id))).toEqual([MANY + 1, MANY, 0, 0, 1]);
    expect(await db.all(sql`SELECT count(*) AS n FROM contacts`)).toEqual([{ n: MANY }]);
    expect((await failures(id)).split("\r\n")).toHaveLength(3);
  });

  it("run a second time changes nothing but versions", async () => {
    await imported(`${HEAD}\n${phones(300)}`, ["name", "phone"]);
    const again = await imported(`${HEAD}\n${phones(300)}`, ["name", "phone"]);
    expect(counts(again)).toEqual([300, 0, 300, 0, 0]);
  });

  it("stops when it is told to, with what it did and no more", async () => {
    const id = await begun(text, ["name", "phone"]);
    await oneStep();
    value(await cancel(ctx, { id }));
    await work();
    const stopped = await adds(id);
    expect(stopped.status).toBe("cancelled");
    expect(stopped.read).toBeLessThan(MANY);
    expect(await db.all(sql`SELECT count(*) AS n FROM contacts`)).toEqual([{ n: stopped.created }]);
    expect(await cancel(ctx, { id })).toMatchObject({ error: { code: "import-over" } });
  });

  it("reads other encodings to the last byte", async () => {
    const lines = Array.from({ length: 9_000 }, (_, at) => `Zoë é ${at},0812${10_000_000 + at}`);
    const whole = `Nama,HP\r\n${lines.join("\r\n")}`;
    const utf16 = new Uint8Array(
      new Uint16Array([0xfeff, ...Array.from(whole, (char) => char.charCodeAt(0))]).buffer,
    );
    const latin = Uint8Array.from(whole, (char) => char.charCodeAt(0));
    for (const bytes of [utf16, latin]) {
      await db.run(sql`DELETE FROM contacts`);
      const { id } = await uploaded(bytes);
      value(await start(lend)(ctx, { id, ...plan(["name", "phone"]) }));
      await work();
      expect(counts(await adds(id))).toEqual([9_000, 9_000, 0, 0, 0]);
      expect((await people())[0]?.name).toBe("Zoë é 0");
    }
  });

  it("forgets its files some time after it is over", async () => {
    const { id } = await imported(`${HEAD}\nAyu,12`, ["name", "phone"]);
    const later = { ...ctx, now: Date.now() + 40 * 24 * 3600 * SECOND };
    expect(await sweepImports(later, env.FILES)).toBe(1);
    expect((await env.FILES.list({ prefix: `imports/failed/${id}/` })).objects).toEqual([]);
    expect(value(await get(ctx, { id })).hasFile).toBe(false);
    expect(await sweepImports(later, env.FILES)).toBe(0);
  });
});

const naughty = [
  "'; DROP TABLE contacts; --",
  "\"quoted\", and 'so'",
  "=cmd|' /C calc'!A0",
  "+1-2",
  "-2+3",
  "@SUM(1)",
  "'=1",
  "<script>alert(1)</script>",
  "‮right to left‬ שלום مرحبا",
  "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301",
  "a\nb\r\nc",
  "a,b;c|d\te",
  "{name} ${x} %s \\n \\",
  "NULL",
  "undefined",
  "1e999",
  "0812",
  "\u200b\u2028x\u0001\u001f",
  "ﷺ田中さん社會科學院",
  '""""',
];

it("naughty strings come in, are listed and go out unchanged, and come in again", async () => {
  await db.run(
    sql`INSERT INTO fields (key, label, type, created_at) VALUES ('note', 'Catatan', 'text', 1)`,
  );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const safe = (text: string) => (text.startsWith("'=") ? `'${text}` : text);
  const lines = naughty.map(
    (text, at) => `${quote(safe(text))},0812${10_000_000 + at},${quote(safe(text))}`,
  );
  const mapping = ["name", "phone", "attributes.note"];
  expect(counts(await imported(`a,b,c\n${lines.join("\n")}`, mapping))).toEqual([
    naughty.length,
    naughty.length,
    0,
    0,
    0,
  ]);
  const kept = async () =>
    (await people()).map(({ name, attributes }) => [name, attributes["note"]]);
  const same = naughty.map((text) => [text.trim(), text]);
  expect(await kept()).toEqual(same);
  const csv = await textOf(value(await exportContacts(ctx, { phones: "e164" })));
  await db.run(sql`DELETE FROM contacts`);
  const { id } = await uploaded(csv);
  const { columns, delimiter } = value(await preview(lend)(ctx, { id }));
  const guessed = columns.map(({ target }) => target ?? "");
  value(await start(lend)(ctx, { id, ...plan(guessed), delimiter }));
  await work();
  expect(await kept()).toEqual(same);
});
