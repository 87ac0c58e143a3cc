import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly out: string;
}

/** A command of ours as a person runs it: `start`, `restore`. */
export const command =
  (name: string) =>
  (...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const main = join(import.meta.dirname, "../../scripts", name, "main.ts");
      const child = spawn(process.execPath, [main, ...args]);
      let said = "";
      let out = "";
      child.stderr.on("data", (chunk) => (said += String(chunk)));
      child.stdout.on("data", (chunk) => (out += String(chunk)));
      child.once("close", (code) => resolve({ code, said, out }));
    });

/** One clear sentence for a person, and an exit code for a program. */
export function expectTrouble({ code, said, out }: Ended, sentence: RegExp): void {
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/\n\s+at /);
}
