import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
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
