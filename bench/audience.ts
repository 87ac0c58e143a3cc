import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Many contacts at once, straight into the database of a product that is not running: what is
 * measured is what is done with them. Their numbers are nobody else's.
 */
export function addContacts(state: string, labels: Readonly<Record<string, number>>): void {
  const folder = join(state, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Error(`There is no database in ${state}`);
  const database = new DatabaseSync(join(folder, file));
  let first = 0;
  database.exec("BEGIN");
  for (const [label, many] of Object.entries(labels)) {
    database
      .prepare("INSERT INTO labels (name, color, created_at) VALUES (?, '#2f7d5b', 0)")
      .run(label);
    addLabelled(database, first, many);
    first += many;
  }
  database.exec("COMMIT");
  database.close();
}

function addLabelled(database: DatabaseSync, first: number, many: number): void {
  const before = Number(database.prepare("SELECT max(id) AS id FROM contacts").get()?.["id"] ?? 0);
  database
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
       INSERT INTO contacts (name, phone, created_at, updated_at)
       SELECT 'Pelanggan ' || i, '+6289' || CAST(100000000 + ?1 + i AS INTEGER), 0, 0 FROM n`,
    )
    .run(first, many);
  database
    .prepare(
      `INSERT INTO contact_labels (contact_id, label_id)
       SELECT id, (SELECT max(id) FROM labels) FROM contacts WHERE id > ?`,
    )
    .run(before);
}
