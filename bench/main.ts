// `pnpm bench [name …] [--json]`: runs the benchmarks one after the other.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMet, lineOf, type Bench, type Figure } from "./figure.ts";

const ending = ".bench.ts";

const args = process.argv.slice(2).filter((arg) => arg !== "--");
const json = args.includes("--json");
const asked = args.filter((arg) => !arg.startsWith("--"));

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .sort();

const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}: ${all.join(", ")}\n`);
  process.exit(1);
}

async function run(name: string, report: (figure: Figure) => void): Promise<void> {
  const file = pathToFileURL(join(import.meta.dirname, name + ending)).href;
  const { default: bench }: { default: Bench } = await import(file);
  await bench(report);
}

let met = 0;
let failed = 0;
for (const name of asked.length > 0 ? asked : all) {
  if (!json) process.stdout.write(`── ${name}\n`);
  await run(name, (figure) => {
    if (isMet(figure)) met += 1;
    else failed += 1;
    const line = json
      ? JSON.stringify({ bench: name, ...figure, met: isMet(figure) })
      : lineOf(figure);
    process.stdout.write(`${line}\n`);
  });
}
process.stdout.write(`${met} met, ${failed} short\n`);
process.exitCode = failed === 0 ? 0 : 1;
