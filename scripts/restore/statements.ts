import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterwards, beforeIndexes } from "../../packages/core/src/backups/rules/index.ts";
import type { Manifest } from "../../packages/core/src/backups/schema.ts";
import { bookkeeping, breakpoint, migrationFiles } from "../migrations/files.ts";
import { inRoot } from "../start/product.ts";
import { Trouble } from "../start/trouble.ts";
import { inserts, quoted } from "./insert.ts";
import { rowsOf } from "./rows.ts";
import type { Source } from "./source.ts";

interface Listeners {
  /** A table's rows were all given. */
  told(table: string, rows: number): void;
  /** The database holds the backup as it was: nothing newer, and nothing put right yet. */
  filled?(): void;
}

/**
 * All that makes an empty database the one of a backup, in SQL: the tables as they were then, their
 * rows, what is derived from them, the migrations since, and at last what must be put right.
 */
export function* restoration(
  source: Source,
  now: number,
  { told, filled }: Listeners,
): Generator<string> {
  const { manifest } = source;
  const { upToThen, since } = migrationsOf(manifest);
  yield bookkeeping;
  for (const name of upToThen) yield* migration(name);
  const { away, back } = hindrances(upToThen);
  yield* away;
  for (const table of manifest.tables) {
    yield `DELETE FROM ${quoted(table.name)}`;
    for (const part of table.parts) yield* inserts(table, rowsOf(source, table, part));
    told(table.name, table.rows);
  }
  yield* beforeIndexes;
  yield* back.indexes;
  yield* searchable(manifest);
  yield* back.triggers;
  filled?.();
  for (const name of since) yield* migration(name);
  yield* afterwards({ now, backupAt: manifest.begunAt, sequences: manifest.sequences });
}

function migrationsOf({ lastMigration }: Manifest) {
  const all = migrationFiles();
  const at = all.indexOf(lastMigration);
  if (at < 0) {
    throw new Trouble(`The backup was made by another version of Siar: it knows ${lastMigration}.`);
  }
  return { upToThen: all.slice(0, at + 1), since: all.slice(at + 1) };
}

const statementsOf = (name: string): string[] =>
  readFileSync(inRoot("migrations", name), "utf8")
    .split(breakpoint)
    .map((statement) => statement.trim().replace(/;$/, ""));

function* migration(name: string): Generator<string> {
  yield* statementsOf(name);
  yield `INSERT INTO d1_migrations (name) VALUES ('${name}')`;
}

/** Triggers would write a second time what the backup holds; indexes are made faster at the end. */
function hindrances(migrations: readonly string[]) {
  const database = new DatabaseSync(":memory:");
  for (const name of migrations) {
    for (const statement of statementsOf(name)) database.exec(statement);
  }
  const made = database
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL",
    )
    .all()
    .map(({ type, name, sql }) => ({ type: String(type), name: String(name), sql: String(sql) }));
  database.close();
  const of = (type: string) => made.filter((each) => each.type === type).map(({ sql }) => sql);
  return {
    away: made.map(({ type, name }) => `DROP ${type.toUpperCase()} ${quoted(name)}`),
    back: { indexes: of("index"), triggers: of("trigger") },
  };
}

/** In pages: a statement over a million people would hold D1 for too long. */
const PAGE = 20_000;

function* searchable({ sequences, tables }: Manifest): Generator<string> {
  if (!tables.some(({ name }) => name === "contacts")) return;
  for (let from = 0; from < (sequences["contacts"] ?? 0); from += PAGE) {
    yield `INSERT INTO contacts_search (rowid, name, phone)
      SELECT id, name, phone FROM contacts WHERE id > ${from} AND id <= ${from + PAGE}`;
  }
}
