import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { inserts } from "../../scripts/restore/insert.ts";
import { fill } from "../../scripts/restore/into-state.ts";
import { bringSecrets } from "../../scripts/restore/secrets.ts";
import { restoration } from "../../scripts/restore/statements.ts";
import { command, expectTrouble } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "siar-restore-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const restore = command("restore");

const placed = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const state = ["--state", join(folder, "state")];

test("help names every option", async () => {
  const { code, out } = await restore("--help");
  expect(code).toBe(0);
  for (const option of ["--from", "--state", "--sql", "--secrets", "--force"]) {
    expect(out).toContain(option);
  }
});

test("without a source or a target it says what is missing", async () => {
  expectTrouble(await restore(...state), /^Say what to restore, with --from\.$/m);
  expectTrouble(await restore("--from", "x"), /^Say where to restore it to: .*--sql\.$/m);
});

test("what is no backup is refused", async () => {
  expectTrouble(await restore("--from", join(folder, "none"), ...state), /There is nothing at/);
  const csv = placed("contacts.csv", "phone,name\n".repeat(100));
  expectTrouble(await restore("--from", csv, ...state), /is no tar archive\./);
});

test("a folder without a manifest, or with a damaged one, is refused", async () => {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  expectTrouble(await restore("--from", empty, ...state), /is no backup of Siar/);
  writeFileSync(join(empty, "manifest.json"), "{}");
  expectTrouble(await restore("--from", empty, ...state), /manifest\.json is damaged/);
});

type Manifest = Parameters<typeof fill>[1];

/** A backup of one row, by an older Siar whose segments had their people in a table of their own. */
function ofOlder(rows: number) {
  const bytes = gzipSync('{"segment_id":1,"contact_id":2}\n');
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const part = { file: "segment_members/00001.ndjson.gz", rows: 1, bytes: bytes.length, sha256 };
  const columns = ["segment_id", "contact_id"];
  const manifest: Manifest = {
    format: 1,
    name: "20261119-190000-4f2a",
    trigger: "night",
    begunAt: "2026-11-19T19:00:00.000Z",
    endedAt: "2026-11-19T19:00:01.000Z",
    lastMigration: "0028_connection.sql",
    secretMark: "",
    tables: [{ name: "segment_members", columns, key: columns, rows, parts: [part] }],
    sequences: {},
    leftOut: {},
  };
  return { manifest, read: () => bytes };
}

const filled = (rows: number): void => {
  const source = ofOlder(rows);
  fill(join(folder, `${rows}.sqlite`), source.manifest, (whole) =>
    restoration(source, 1, { told: () => {}, filled: whole }),
  );
};

describe("the rows of a backup are counted", () => {
  test("before newer migrations, which may take a whole table away", () => {
    expect(() => filled(1)).not.toThrow();
  });

  test("and what lacks one is not restored", () => {
    expect(() => filled(2)).toThrow("The table segment_members has 1 rows, not 2.");
  });
});

test("a value that is longer than a statement comes back as it was, wherever it is cut", () => {
  const long = fc
    .tuple(fc.nat(20_001), fc.constantFrom("a", "é", "🎉", "\0", "'"))
    .map(([at, unit]) => `${"x".repeat(at)}${unit.repeat(90_000 / unit.length)}`);
  const table = { name: "t", columns: ["id", "v"], key: ["id"], rows: 1, parts: [] };
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE t (id, v)");
  fc.assert(
    fc.property(long, (value) => {
      database.exec("DELETE FROM t");
      for (const sql of inserts(table, [[1, value]])) {
        // A driver writes UTF-8, in which half of a surrogate pair does not exist.
        expect(sql.isWellFormed()).toBe(true);
        database.exec(sql);
      }
      expect(database.prepare("SELECT v FROM t").get()?.["v"]).toBe(value);
    }),
  );
});

test("the secrets that a restore replaces lie beside the database which they belong to", async () => {
  const aside = join(folder, "aside");
  mkdirSync(aside);
  placed("secrets.json", "old");
  const given = placed("brought.json", "new");
  await bringSecrets({ state: folder, given, manifest: ofOlder(1).manifest, aside });
  expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe("new");
  expect(readFileSync(join(aside, "secrets.before-restore.json"), "utf8")).toBe("old");
});
