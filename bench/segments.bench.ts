import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { Miniflare } from "miniflare";
import { z } from "zod";
import type { Bench, Figure } from "./figure.ts";
import { suite } from "./segments/criteria.ts";
import { business, databaseFile, NOW } from "./segments/million.ts";
import { askWorker, benchWorker } from "./worker.ts";

type Report = (figure: Figure) => void;

const people = Number(process.env["SIAR_PEOPLE"] ?? 1_000_000);
const ROUNDS = 5;

/** Counts, lists and pages at a million, each verb in a Worker of its own over local D1. */
const bench: Bench = async (report) => {
  const state = await business(people);
  const runtime = await benchWorker("bench/segments/worker.ts", state);
  const ask = asking(runtime);
  try {
    const since = performance.now();
    while (await ask("fold", {}));
    const seconds = (performance.now() - since) / 1_000;
    if (seconds > 1) {
      report({ name: "columns made", value: seconds, unit: "s", target: 120, better: "lower" });
    }
    await counts(ask, state, report);
    await pages(ask, report);
    await afterChanges(ask, report);
  } finally {
    await runtime.dispose();
  }
};

type Ask = (verb: string, asked: Record<string, unknown>) => Promise<unknown>;

const asking =
  (runtime: Miniflare): Ask =>
  (verb, asked) =>
    askWorker(runtime, { verb, now: NOW, ...asked });

async function counts(ask: Ask, state: string, report: Report): Promise<void> {
  const bare = new DatabaseSync(databaseFile(state), { readOnly: true });
  const all: number[] = [];
  const worst: number[] = [];
  for (const [name, criteria] of suite) {
    const times: number[] = [];
    let found: unknown;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const since = performance.now();
      found = await ask("count", { criteria });
      times.push(performance.now() - since);
    }
    // The first time fills caches, as it does for the scan.
    times.shift();
    const scan = scanned(bare, Scan.parse(await ask("scan", { criteria })));
    if (scan.count !== found) throw new Error(`${name}: ${String(found)}, not ${scan.count}`);
    const value = percentile(times, 50);
    all.push(value);
    worst.push(percentile(times, 100));
    report({
      name: `count of ${Number(found)}: ${name}`,
      value,
      unit: "ms",
      target: 250,
      better: "lower",
      bare: scan.ms,
    });
  }
  bare.close();
  const median = percentile(all, 50);
  report({ name: "median count", value: median, unit: "ms", target: 60, better: "lower" });
  const value = Math.max(...worst);
  report({ name: "worst count", value, unit: "ms", target: 250, better: "lower" });
}

const Scan = z.object({ sql: z.string(), params: z.array(z.union([z.string(), z.number()])) });

/** Whoever the statement selects, found by walking through all contacts in bare SQLite. */
function scanned(database: DatabaseSync, { sql, params }: z.infer<typeof Scan>) {
  const statement = database.prepare(sql);
  const bound: SQLInputValue[] = params;
  const since = performance.now();
  const row = statement.get(...bound);
  return { count: Number(row?.["count"]), ms: performance.now() - since };
}

const percentile = (times: readonly number[], percent: number): number => {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
};

/** Numbers spread over all, the same in every run. */
const spread = (many: number): number[] =>
  Array.from({ length: many }, (_, at) => 1 + ((at * 7_919_003) % people));

async function pages(ask: Ask, report: Report): Promise<void> {
  const timed = async (name: string, verb: string, inputs: readonly Record<string, unknown>[]) => {
    const times: number[] = [];
    for (const input of inputs) {
      const since = performance.now();
      await ask(verb, { input });
      times.push(performance.now() - since);
    }
    const value = percentile(times, 95);
    report({
      name: `${name}, p95 of ${times.length}`,
      value,
      unit: "ms",
      target: 50,
      better: "lower",
    });
  };
  const sorts = ["name", "-name", "-createdAt", "-lastInteractionAt", "lastInteractionAt"];
  await timed(
    "list",
    "list",
    spread(40).map((_, at) => ({ sort: sorts[at % sorts.length], limit: 50 })),
  );
  await timed(
    "list of a label",
    "list",
    spread(20).map((_, at) => ({ labelId: 1 + at, limit: 50 })),
  );
  const words = spread(40).map((id) => String(id).slice(0, 6).padStart(4, "1"));
  await timed(
    "search of a part of a number",
    "list",
    words.map((search) => ({ search, limit: 50 })),
  );
  const rare = spread(30).map((id) => `${`${id}`.slice(0, 3)} ${`${id}`.slice(0, 2)}`);
  await timed(
    "search of parts of a name",
    "list",
    rare.map((search) => ({ search, limit: 50 })),
  );
  const names = ["budi", "siti", "agus", "dewi", "eko", "rina", "joko", "maya"];
  await timed(
    "search of a name that every eighth has",
    "list",
    names.map((search) => ({ search, limit: 50 })),
  );
  await timed(
    "contact",
    "get",
    spread(60).map((id) => ({ id })),
  );
}

/** With changes waiting that no column knows of yet, as between two folds. */
async function afterChanges(ask: Ask, report: Report): Promise<void> {
  const changed = await ask("touch", { ids: spread(400) });
  if (changed !== true) throw new Error("Nobody was changed.");
  const times: number[] = [];
  for (const [, criteria] of suite) {
    const since = performance.now();
    await ask("count", { criteria });
    times.push(performance.now() - since);
  }
  const value = percentile(times, 50);
  report({
    name: "median count with 400 changes waiting",
    value,
    unit: "ms",
    target: 60,
    better: "lower",
  });
}

export default bench;
