import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const states = [
  "pending",
  "claimed",
  "sent",
  "delivered",
  "read",
  "failed",
  "skipped",
  "unknown",
] as const;

export interface Ledger {
  /** What the campaign's counters say. */
  readonly counters: Readonly<Record<string, number>>;
  /** The same, counted over the rows. */
  readonly counted: Readonly<Record<string, number>>;
}

const Counts = z.record(z.string(), z.number());

/**
 * A campaign's ledger at the very instant at which every process ended. Read from a copy: opening
 * the database itself would mend what the next start has to be able to mend.
 */
export function ledgerAtRest(state: string, campaignId: number): Ledger {
  const copy = mkdtempSync(join(tmpdir(), "siar-ledger-"));
  try {
    cpSync(join(state, "v3/d1/miniflare-D1DatabaseObject"), copy, { recursive: true });
    const file = readdirSync(copy).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
    if (file === undefined) throw new Error(`There is no database in ${state}`);
    const database = new DatabaseSync(join(copy, file));
    const count = states.map((status) => `sum(status = '${status}') AS ${status}`).join(", ");
    const ask = (sql: string) => Counts.parse({ ...database.prepare(sql).get(campaignId) });
    const ledger = {
      counters: ask(
        `SELECT total, ${states.join(", ")} FROM campaign_counters WHERE campaign_id = ?`,
      ),
      counted: ask(
        `SELECT count(*) AS total, ${count} FROM campaign_messages WHERE campaign_id = ?`,
      ),
    };
    database.close();
    return ledger;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
