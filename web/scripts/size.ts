import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { areas } from "../src/lib/i18n/areas.ts";
import { type Locale, locales } from "../src/lib/i18n/locale.ts";
import { pageTables } from "./source-words.ts";

/** How much JavaScript a first visit loads, gzip: the entry, what it imports, a page and its words. */
const limit = 250;

const chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  dynamicImports: z.array(z.string()).optional(),
});
const manifestSchema = z.record(z.string(), chunk);

const web = fileURLToPath(new URL("../", import.meta.url));
const [product] = process.argv.slice(2);

/** Of the product that runs at the address given, else of the last build here. */
async function read(file: string): Promise<Uint8Array> {
  if (product === undefined) return readFileSync(`${web}dist/${file}`);
  const answer = await fetch(new URL(file, product));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const text = new TextDecoder().decode(await read(".vite/manifest.json"));
const manifest = manifestSchema.parse(JSON.parse(text));
const sizes = new Map(
  await Promise.all(
    Object.values(manifest)
      .filter(({ file }) => file.endsWith(".js"))
      .map(async ({ file }) => [file, gzipSync(await read(file)).length / 1024] as const),
  ),
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
  [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);

const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
const shell = new Set(entries.flatMap((name) => [...filesOf(name)]));
const beyond = (names: readonly string[]) =>
  kilobytes(new Set(names.flatMap(filesOf).filter((file) => !shell.has(file))));

const words = (locale: Locale, parts: readonly string[]) =>
  parts.map((part) => `src/lib/i18n/messages/${locale}/${part}.ts`);
const wordsOfPage = new Map<string, readonly string[]>(
  pageTables(`${web}src/app`).flatMap(({ area, pages }) => {
    const [, parts = []] = Object.entries(areas).find(([name]) => name === area) ?? [];
    return pages.map((page) => [page.slice(web.length), parts] as const);
  }),
);
const pages = entries
  .flatMap((name) => [...chunksOf(name)])
  .flatMap((name) => manifest[name]?.dynamicImports ?? [])
  .filter((name) => name.includes("routes/"));

/** What a page adds to the shell, in the language that says it at greater length. */
const added = (page: string) =>
  Math.max(
    ...locales.map((locale) =>
      beyond([page, ...words(locale, ["shell", ...(wordsOfPage.get(page) ?? [])])]),
    ),
  );

const base = kilobytes(shell);
const first = base + Math.max(...pages.map(added));
for (const page of pages) console.log(`${added(page).toFixed(1).padStart(7)} KB  ${page}`);
console.log(`${base.toFixed(1).padStart(7)} KB  shell`);
console.log(`first load ${first.toFixed(1)} KB of JavaScript gzip, limit ${limit}`);
process.exit(first <= limit ? 0 : 1);
