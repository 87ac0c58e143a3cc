import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startProduct } from "@siar/testing";

const root = join(import.meta.dirname, "../..");

export const NOW = Date.UTC(2026, 10, 20, 5);

/** Every value below depends on the contact's id alone, so that two runs ask the same of the same. */
const steps = (people: number): readonly string[] => [
  `INSERT INTO settings (id, business_name, default_country, timezone, locale, quiet_from,
     quiet_until, cooldown_hours, rate_limit, size_warning, reply_hours, opt_out_keywords,
     opt_in_keywords, updated_at)
   VALUES (1, 'Bench', 'ID', 'Asia/Jakarta', 'id', 0, 0, 24, 20, 1000000, 24, '[]', '[]', 0)`,
  `INSERT INTO fields (key, label, type, options, created_at) VALUES
   ('city', 'City', 'text', '[]', 0), ('spent', 'Spent', 'number', '[]', 0),
   ('birthday', 'Birthday', 'date', '[]', 0), ('vip', 'VIP', 'boolean', '[]', 0),
   ('tier', 'Tier', 'choice', '["gold","silver","bronze","none"]', 0)`,
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
   INSERT INTO labels (id, name, color, created_at) SELECT i, 'Label ' || i, '#2f7d5b', 0 FROM n`,
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people}),
   r AS (SELECT i, (i * 2654435761) % 4294967291 AS a, (i * 40503 + 12345) * 69069 % 2147483647 AS b,
     (i * 7919 + 17) * 48271 % 2147483629 AS c FROM n)
   INSERT INTO contacts (id, name, phone, language, timezone, attributes, workflow_status,
     last_interaction_at, conversation_count, rating, created_at, updated_at)
   SELECT i,
     CASE a % 8 WHEN 0 THEN 'Budi' WHEN 1 THEN 'Siti' WHEN 2 THEN 'Agus' WHEN 3 THEN 'Dewi'
       WHEN 4 THEN 'Eko' WHEN 5 THEN 'Rina' WHEN 6 THEN 'Joko' ELSE 'Maya' END
       || ' ' || hex(b % 99991) || ' ' || i,
     CASE WHEN c % 50 > 0 THEN '+628' || (11 + b % 89) || printf('%07d', i) END,
     CASE WHEN a % 10 < 7 THEN 'id' WHEN a % 10 < 9 THEN 'en' END, 'Asia/Jakarta',
     json_object(
       'city', CASE b % 20 WHEN 0 THEN 'Jakarta' WHEN 1 THEN 'Bandung' WHEN 2 THEN 'Surabaya'
         WHEN 3 THEN 'Medan' ELSE 'Kota ' || (b % 200) END,
       'spent', c % 1000000,
       'birthday', date('1960-01-01', (b % 18000) || ' days'),
       'vip', json(iif(c % 10 = 0, 'true', 'false')),
       'tier', CASE a % 4 WHEN 0 THEN 'gold' WHEN 1 THEN 'silver' WHEN 2 THEN 'bronze' ELSE 'none' END),
     CASE a % 5 WHEN 0 THEN 'incoming' WHEN 1 THEN 'in_progress' WHEN 2 THEN 'waiting'
       WHEN 3 THEN 'resolved' ELSE 'closed' END,
     CASE WHEN b % 10 < 7 THEN ${NOW} - (c % 31536000) * 1000 END,
     a % 12, CASE WHEN b % 3 = 0 THEN 1 + c % 5 END,
     ${NOW} - (b % 63072000) * 1000, 0 FROM r`,
  `INSERT INTO contact_labels (contact_id, label_id)
   SELECT DISTINCT people.id,
     1 + ((people.id * 2654435761 % 4294967291) / 7 + nth.value * (1 + people.id * 40503 % 65521 % 6)) % 20
   FROM contacts AS people, json_each('[0,1,2]') AS nth`,
  `INSERT INTO contact_preferences (contact_id, opted_out, created_at, updated_at)
   SELECT id, 1, 0, 0 FROM contacts WHERE id % 50 = 7`,
  `INSERT INTO campaigns (id, name, message_type, status, timezone, rate_limit, cooldown_hours,
     created_at, updated_at, started_at, completed_at)
   VALUES (1, 'Promo', 'text', 'completed', 'Asia/Jakarta', 80, 24, 0, 0,
     ${NOW} - 864000000, ${NOW} - 860000000)`,
  `INSERT INTO campaign_counters (campaign_id) VALUES (1)`,
  `INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, claimed_at, sent_at, read_at)
   SELECT 1, row_number() OVER (ORDER BY id), id, iif(id % 3 = 0, 'read', 'delivered'),
     ${NOW} - 864000000, ${NOW} - 864000000, iif(id % 3 = 0, ${NOW} - 863000000, NULL)
   FROM contacts WHERE id % 10 = 1`,
  `ANALYZE`,
];

/** Where the database of a state lies, as Miniflare names it. */
export function databaseFile(state: string): string {
  const folder = join(state, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Error(`There is no database in ${state}`);
  return join(folder, file);
}

/**
 * A business with so many contacts, each with three labels and five fields, in a folder that is
 * kept: made anew only when the tables or what is put into them are others than last time.
 */
export async function business(people: number): Promise<string> {
  const state = join(root, ".state", `bench-${people}`);
  const shape = shapeOf(people);
  const mark = join(state, "shape");
  if (existsSync(mark) && readFileSync(mark, "utf8") === shape) return state;
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  // An empty product makes its own tables.
  await (await startProduct({ state, empty: true })).stop();
  fill(new DatabaseSync(databaseFile(state)), people);
  writeFileSync(mark, shape);
  return state;
}

function shapeOf(people: number): string {
  const folder = join(root, "migrations");
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return createHash("sha256")
    .update([...migrations, ...steps(people)].join("\n"))
    .digest("hex");
}

/** Indexes are made at the end: ten times faster than row by row. */
function fill(database: DatabaseSync, people: number): void {
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN");
  const later = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND sql NOT LIKE '%UNIQUE%'
       AND tbl_name IN ('contacts', 'contact_labels', 'campaign_messages')`,
    )
    .all();
  for (const { name } of later) database.exec(`DROP INDEX ${String(name)}`);
  for (const step of steps(people)) database.exec(step);
  for (const { sql } of later) database.exec(String(sql));
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}
