import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export const NAME = "Reported";

/** A campaign that was sent, straight into the database of a product that is not running. */
export function addSentCampaign(state: string, many: number): void {
  const folder = join(state, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Error(`There is no database in ${state}`);
  const database = new DatabaseSync(join(folder, file), { timeout: 10_000 });
  database.exec("BEGIN");
  const { lastInsertRowid: id } = database
    .prepare(
      `INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
         created_at, updated_at, started_at, completed_at)
       VALUES (?, 'text', 'completed', 'Asia/Jakarta', 20, 24, 1, 1, 1, 2)`,
    )
    .run(NAME);
  database.prepare("INSERT INTO campaign_counters (campaign_id) VALUES (?)").run(id);
  database
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO campaign_messages
         (campaign_id, seq, contact_id, status, attempt, lease, sent_at, wamid)
       SELECT ?1, i, 10000000 + i, 'sent', 1, 1, 1, 'wamid.bench.' || i FROM n`,
    )
    .run(id, many);
  database.exec("COMMIT");
  database.close();
}
