import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const main = join(import.meta.dirname, "../../scripts/restore/main.ts");
const folder = mkdtempSync(join(tmpdir(), "siar-restore-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly out: string;
}

const restore = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args]);
    let said = "";
    let out = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    child.once("close", (code) => resolve({ code, said, out }));
  });

/** One clear sentence for a person, and an exit code for a program. */
function expectTrouble({ code, said, out }: Ended, sentence: RegExp): void {
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/\n\s+at /);
}

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
