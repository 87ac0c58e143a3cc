import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { answers, api, startProduct, until, type Product } from "@siar/testing";
import { z } from "zod";
import type { Bench, Figure } from "./figure.ts";

type Report = (figure: Figure) => void;

const many = Number(process.env["SIAR_ROWS"] ?? 200_000);

const Import = z.object({
  id: z.number(),
  status: z.string(),
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});

const person = (at: number): readonly string[] => [
  `Pelanggan ${at}`,
  `0813${30_000_000 + at}`,
  "Bandung",
  String(at % 1_000),
];

/** Importing and exporting contacts, beside a bare SQLite that inserts the same rows. */
const bench: Bench = async (report) => {
  const state = mkdtempSync(join(tmpdir(), "siar-bench-"));
  const product = await startProduct({ state });
  try {
    const bare = bareInserts(join(state, "bare.sqlite"));
    const labelId = await label(product);
    const first = await imported(product, labelId);
    report({ ...rows("imported a second, all new", first, 10_000), bare });
    const again = await imported(product, labelId);
    report({ ...rows("imported a second, all known", again, 10_000), bare });
    await exported(product, report);
  } finally {
    await product.stop();
    rmSync(state, { recursive: true, force: true });
  }
};

const rows = (name: string, value: number, target: number): Figure => ({
  name: `rows ${name}`,
  value,
  unit: "rows/s",
  target,
  better: "higher",
});

const label = async (product: Product): Promise<number> => {
  const body = { name: "Impor", color: "#2f7d5b" };
  return (await api(product).post("/api/labels", body, answers.Id)).id;
};

async function imported(product: Product, labelId: number): Promise<number> {
  const owner = api(product);
  const lines = Array.from({ length: many }, (_, at) => person(at).join(","));
  const file = `Nama,No HP,Kota,Belanja\n${lines.join("\n")}\n`;
  const headers = { "content-type": "text/csv" };
  const sent = await owner.send("POST", "/api/imports?name=bench.csv", file, headers);
  const { id } = Import.parse(sent.body);
  const targets = ["name", "phone", "attributes.city", "attributes.lifetime_value"];
  await owner.post(
    `/api/imports/${id}/start`,
    {
      delimiter: ",",
      hasHeader: true,
      duplicates: "update",
      labelIds: [labelId],
      mapping: targets.map((target, column) => ({ target, column })),
    },
    Import,
  );
  const done = await until(async () => {
    const now = await owner.get(`/api/imports/${id}`, Import);
    return now.status === "done" ? now : null;
  }, 600_000);
  if (done === null || done.created + done.updated !== many) throw new Error("Rows were lost");
  const took = Date.parse(done.finishedAt ?? "") - Date.parse(done.startedAt ?? "");
  return (many / took) * 1_000;
}

async function exported(product: Product, report: Report): Promise<void> {
  const since = performance.now();
  const response = await fetch(`${product.url}/api/contacts/export`, {
    headers: { authorization: `Bearer ${product.apiKey}` },
  });
  let lines = 0;
  for await (const chunk of response.body ?? []) {
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  const value = (lines / (performance.now() - since)) * 1_000;
  report(rows("exported a second", value, 10_000));
}

/** Read already: what is left is to write it. */
const stored = (at: number) => {
  const [name = "", phone = "", city, spent] = person(at);
  return [name, phone.replace("0", "+62"), { city, lifetime_value: Number(spent) }];
};

const PIECE = 5_000;

/** The same tables, indexes and triggers, the same contacts and labels, and nothing around it. */
function bareInserts(file: string): number {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  const migrations = join(import.meta.dirname, "../migrations");
  const files = readdirSync(migrations).filter((name) => name.endsWith(".sql"));
  for (const name of files.toSorted()) {
    database.exec(readFileSync(join(migrations, name), "utf8"));
  }
  const contact = database.prepare(
    `INSERT INTO contacts (name, phone, timezone, attributes, source, created_at, updated_at)
     SELECT value ->> 0, value ->> 1, 'Asia/Jakarta', value ->> 2, 'import', 1, 1 FROM json_each(?)`,
  );
  const worn = database.prepare(
    "INSERT INTO contact_labels (contact_id, label_id) SELECT id, 1 FROM contacts WHERE id > ?",
  );
  const pieces: string[] = [];
  for (let from = 0; from < many; from += PIECE) {
    const size = Math.min(PIECE, many - from);
    pieces.push(JSON.stringify(Array.from({ length: size }, (_, at) => stored(from + at))));
  }
  const since = performance.now();
  for (const [nth, piece] of pieces.entries()) {
    database.exec("BEGIN");
    contact.run(piece);
    worn.run(nth * PIECE);
    database.exec("COMMIT");
  }
  const value = (many / (performance.now() - since)) * 1_000;
  database.close();
  return value;
}

export default bench;
