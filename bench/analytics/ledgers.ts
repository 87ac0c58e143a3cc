import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startProduct } from "@siar/testing";
import { databaseFile } from "../segments/million.ts";

const root = join(import.meta.dirname, "../..");

export const NOW = Date.UTC(2026, 10, 20, 5);
export const CAMPAIGNS = 100;

/** The first campaign has a quarter of all rows, the others share the rest. */
export const sizesOf = (rows: number): number[] => {
  const first = Math.floor(rows / 4);
  const each = Math.floor((rows - first) / (CAMPAIGNS - 1));
  return [first, ...Array.from({ length: CAMPAIGNS - 1 }, () => each)];
};

/** Every value depends on campaign and row alone: sent at 80 a second, read over two days. */
const ledger = (id: number, size: number) => `
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${size}),
  r AS (SELECT i, (i * 2654435761 + ${id} * 97) % 4294967291 AS a,
    (i * 40503 + ${id}) * 69069 % 2147483647 AS b FROM n),
  t AS (SELECT i, a % 100 AS fate, ${NOW - 864_000_000} + i * 1000 / 80 AS sent,
    5000 + b % 60000 AS arrives, b % 3600000 + (a % 7 = 0) * (b % 172800000) AS reads FROM r)
  INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, reason, error_code, attempt,
    phone, content, wamid, category, pricing_type, claimed_at, sent_at, delivered_at, read_at,
    failed_at, replied_at, reply_content)
  SELECT ${id}, i, i,
    CASE WHEN fate < 60 THEN 'read' WHEN fate < 92 THEN 'delivered' WHEN fate < 96 THEN 'failed'
      ELSE 'skipped' END,
    CASE WHEN fate >= 96 THEN 'opted_out' WHEN fate >= 92 THEN 'reported_failed' END,
    iif(fate BETWEEN 92 AND 95, 131026 + fate % 3, NULL), fate < 96,
    iif(fate < 96, '+62811' || (1000000 + i), NULL),
    iif(fate < 96, 'Hai, diskon 25% minggu ini untuk Anda. Tunjukkan pesan ini di kasir.', NULL),
    iif(fate < 96, 'wamid.' || ${id} || '.' || i, NULL),
    iif(fate < 92, 'marketing', NULL), iif(fate < 92, 'regular', NULL),
    iif(fate < 96, sent - 300, NULL), iif(fate < 96, sent, NULL),
    iif(fate < 92, sent + arrives, NULL), iif(fate < 60, sent + arrives + reads, NULL),
    iif(fate BETWEEN 92 AND 95, sent + 2000, NULL),
    iif(fate < 6, sent + arrives + reads + 60000, NULL), iif(fate < 6, 'Mau dong', NULL)
  FROM t`;

/** A business with so many rows in its ledger; the folder is thrown away with it. */
export async function ledgersOf(rows: number): Promise<string> {
  const state = join(root, ".state", `bench-analytics-${rows}`);
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  // An empty product makes its own tables.
  await (await startProduct({ state, empty: true })).stop();
  const database = new DatabaseSync(databaseFile(state));
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN");
  database.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${sizesOf(rows)[0]})
    INSERT INTO contacts (id, name, phone, attributes, created_at, updated_at)
    SELECT i, 'Orang ' || i, '+62811' || (1000000 + i), json_object('nota', 'N' || i), 0, 0 FROM n`);
  database.exec(
    "INSERT INTO fields (key, label, type, created_at) VALUES ('nota', 'Nota', 'text', 0)",
  );
  sizesOf(rows).forEach((size, at) => {
    const id = at + 1;
    database.exec(`
      INSERT INTO campaigns (id, name, message_type, status, timezone, rate_limit, cooldown_hours,
        template_category, created_at, updated_at, started_at, completed_at)
      VALUES (${id}, 'Promo ${id}', 'template', 'completed', 'Asia/Jakarta', 80, 24, 'MARKETING',
        0, 0, ${NOW - 864_000_000}, ${NOW - 860_000_000})`);
    database.exec(`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
    database.exec(ledger(id, size));
  });
  database.exec("COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  return state;
}
