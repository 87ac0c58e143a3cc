import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";

/** How much JavaScript a first visit loads, gzip: the entry, what it imports, one page, one language. */
const limit = 250;

const chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  dynamicImports: z.array(z.string()).optional(),
});
const manifestSchema = z.record(z.string(), chunk);

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
if (!existsSync(`${dist}.vite/manifest.json`)) {
  console.error("There is no build to measure: run `vite build` first.");
  process.exit(1);
}
const manifest = manifestSchema.parse(
  JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8")),
);

function chunksOf(name: string, seen = new Set<string>()): Set<string> {
  if (!manifest[name] || seen.has(name)) return seen;
  seen.add(name);
  for (const needed of manifest[name].imports ?? []) chunksOf(needed, seen);
  return seen;
}

const filesOf = (name: string): string[] =>
  [...chunksOf(name)].flatMap((chunkName) => manifest[chunkName]?.file ?? []);

const kilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length / 1024, 0);

const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
const shell = new Set(entries.flatMap((name) => [...filesOf(name)]));
const lazy = entries
  .flatMap((name) => [...chunksOf(name)])
  .flatMap((name) => manifest[name]?.dynamicImports ?? []);
const beyond = (name: string) => kilobytes([...filesOf(name)].filter((file) => !shell.has(file)));
const heaviest = (names: readonly string[]) => Math.max(0, ...names.map(beyond));
const languages = lazy.filter((name) => name.includes("i18n/messages/"));
const pages = lazy.filter((name) => name.includes("routes/"));

const base = kilobytes(shell);
const first = base + heaviest(languages) + heaviest(pages);
for (const page of pages) console.log(`${beyond(page).toFixed(1).padStart(7)} KB  ${page}`);
console.log(`${base.toFixed(1).padStart(7)} KB  shell`);
console.log(`first load ${first.toFixed(1)} KB of JavaScript gzip, limit ${limit}`);
process.exit(first <= limit ? 0 : 1);
