import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Manifest } from "../../packages/core/src/backups/schema.ts";
import { claim, release } from "../start/claim.ts";
import { inState } from "../start/state.ts";
import { reasonOf, Trouble } from "../start/trouble.ts";
import { quoted } from "./insert.ts";

interface Into {
  readonly state: string;
  readonly force: boolean;
  readonly manifest: Manifest;
}

/** Statements to be executed one by one, which say when all rows of the backup are in. */
type Statements = (filled: () => void) => Iterable<string>;

/** The database is made beside the old one and takes its place when it is whole: all or nothing. */
export async function intoState(
  { state, force, manifest }: Into,
  statements: Statements,
): Promise<string | null> {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  if (existsSync(inState(state, "v3")) && !force) {
    throw new Trouble(`${state} holds data already; choose another --state, or add --force.`);
  }
  await claim(state, "pnpm restore");
  const made = inState(state, "restoring");
  try {
    rmSync(made, { recursive: true, force: true });
    // Heavy, and needed only by whoever gets this far.
    const { makeDatabase } = await import("../migrations/apply.ts");
    await makeDatabase(made);
    fill(databaseIn(made), manifest, statements);
    return exchange(state, made);
  } finally {
    rmSync(made, { recursive: true, force: true });
    release(state);
  }
}

function databaseIn(made: string): string {
  const folder = join(made, "d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Trouble("The new database cannot be found.");
  return join(folder, file);
}

export function fill(file: string, manifest: Manifest, statements: Statements): void {
  const database = new DatabaseSync(file);
  try {
    // Nobody sees it before it is whole, so nothing of it has to survive a fault.
    database.exec(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000",
    );
    database.exec("BEGIN");
    for (const statement of statements(() => countAll(database, manifest))) {
      database.exec(statement);
    }
    database.exec("COMMIT");
    database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)");
    const [fault] = database.prepare("PRAGMA quick_check").all();
    if (fault?.["quick_check"] !== "ok") throw new Trouble("The new database is not sound.");
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(`The rows of the backup do not fit together: ${reasonOf(error)}`);
  } finally {
    database.close();
  }
}

/** Before what changes them: newer migrations, and what is put right at last. */
function countAll(database: DatabaseSync, { tables }: Manifest): void {
  for (const { name, rows } of tables) {
    const counted = database.prepare(`SELECT count(*) AS rows FROM ${quoted(name)}`).get();
    if (counted?.["rows"] !== rows) {
      throw new Trouble(`The table ${name} has ${String(counted?.["rows"])} rows, not ${rows}.`);
    }
  }
}

/** What it replaces is moved aside, whole. Uploaded files and the backups themselves stay. */
function exchange(state: string, made: string): string | null {
  const data = inState(state, "v3");
  const old = existsSync(data) ? readdirSync(data).filter((name) => name !== "r2") : [];
  const aside = inState(state, `before-restore-${Date.now()}`);
  for (const name of old) {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    renameSync(join(data, name), join(aside, name));
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  renameSync(join(made, "d1"), join(data, "d1"));
  return old.length > 0 ? aside : null;
}
