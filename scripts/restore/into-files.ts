import { appendFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Trouble } from "../start/trouble.ts";

/** Of one file: `wrangler d1 execute` takes far more, but reads each as a whole. */
const LARGEST = 50_000_000;

/** SQL files to be executed one after the other, in the order of their names. */
export function intoFiles(folder: string, statements: Iterable<string>): number {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Trouble(`${folder} is not empty; choose another --sql.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let nth = 1;
  let size = 0;
  let kept: string[] = [];
  const flush = (): void => {
    const name = `${String(nth).padStart(4, "0")}.sql`;
    appendFileSync(join(folder, name), kept.join(""), { mode: 0o600 });
    kept = [];
  };
  for (const statement of statements) {
    kept.push(`${statement};\n`);
    size += statement.length;
    if (kept.length >= 100) flush();
    if (size < LARGEST) continue;
    flush();
    nth += 1;
    size = 0;
  }
  flush();
  return nth;
}
