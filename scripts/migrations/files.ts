import { readdirSync } from "node:fs";
import { inRoot } from "../start/product.ts";

/** In the order in which they are applied. */
export const migrationFiles = (): string[] =>
  readdirSync(inRoot("migrations"))
    .filter((name) => name.endsWith(".sql"))
    .sort();

/** What drizzle-kit writes between two statements of a file. */
export const breakpoint = "--> statement-breakpoint";

/** The table in which `wrangler d1 migrations` keeps its own account, so that both agree. */
export const bookkeeping = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;
