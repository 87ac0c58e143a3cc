import type { Ctx } from "@siar/kernel/ctx";
import { iso } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { hex } from "@siar/kernel/secret";
import { z } from "zod";
import { jobKind, type JobKind, type Step } from "../jobs/index.ts";
import { partKey, sizesOfParts, writeManifest } from "./files.ts";
import { packed } from "./pack.ts";
import { leftOut, secretMark, stampOf } from "./rules/index.ts";
import { BackupName, backupTriggers, TableOfBackup, type Manifest } from "./schema.ts";
import {
  BACKUP,
  keptTables,
  lastMigration,
  rowsAfter,
  sequencesOf,
  type Key,
  type Row,
} from "./store.ts";
import { tidyUp } from "./tidy.ts";

const Source = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  key: z.array(z.string()),
  rows: z.number(),
});

/** Where the next step goes on: which table is being read, and behind which row. */
const Place = z.object({
  name: BackupName,
  begunAt: z.iso.datetime(),
  lastMigration: z.string(),
  ahead: z.array(Source),
  after: z.array(z.union([z.string(), z.number()])).nullable(),
  done: z.number(),
  total: z.number(),
  tables: z.array(TableOfBackup),
});
type Place = z.infer<typeof Place>;

export interface BackupWorld {
  readonly files: R2Bucket;
  readonly secret: string;
  /** How large a part may become, as text, before it is packed. */
  readonly part?: number;
}

/**
 * Table after table into the bucket, a part at a time. A part is known by what it holds and named
 * only in the job's own row: one that a worker wrote which was thought dead belongs to no backup.
 */
export const backupJob = (world: BackupWorld): JobKind =>
  jobKind({
    kind: BACKUP,
    input: z.object({ trigger: z.enum(backupTriggers) }),
    cursor: Place,
    step: async (ctx, { trigger }, place) => {
      if (place === null) return ok(going(await begin(ctx)));
      if (place.ahead.length > 0) return ok(going(await readOn(ctx, world, place)));
      return finish(ctx, world, { ...place, trigger });
    },
  });

const going = (place: Place): Step<Place> => ({
  done: place.done,
  total: Math.max(place.total, place.done),
  cursor: place,
  finished: false,
});

async function begin(ctx: Ctx): Promise<Place> {
  const ahead = (await keptTables(ctx)).map((table) => Source.parse(table));
  const unique = hex(crypto.getRandomValues(new Uint8Array(2)));
  return {
    name: `${stampOf(ctx.now)}-${unique}`,
    begunAt: iso(ctx.now),
    lastMigration: await lastMigration(ctx),
    ahead,
    after: null,
    done: 0,
    total: ahead.reduce((sum, { rows }) => sum + rows, 0),
    tables: ahead.map(({ name, columns, key }) => ({ name, columns, key, rows: 0, parts: [] })),
  };
}

/** One part is in memory, never more. */
const PART = 8_000_000;

/** As many small tables as a part is large, or one part of a large one. */
async function readOn(ctx: Ctx, { files, part = PART }: BackupWorld, place: Place): Promise<Place> {
  let now = place;
  let size = 0;
  while (size < part && now.ahead.length > 0) {
    const read = await readPart(ctx, now, part - size);
    size += read.text.length;
    now = await keepPart(files, now, read);
  }
  return now;
}

interface Read {
  readonly text: string;
  readonly rows: number;
  /** Null where the table ends. */
  readonly after: Key | null;
}

const PAGE = { first: 500, least: 20, most: 10_000, bytes: 1_500_000 };

/** Pages as large as the rows before let one expect: D1 is held for some hundredths of a second. */
async function readPart(ctx: Ctx, { ahead, after }: Place, most: number): Promise<Read> {
  const [table] = ahead;
  if (table === undefined) return { text: "", rows: 0, after: null };
  const lines: string[] = [];
  let size = 0;
  let rows = 0;
  let limit = PAGE.first;
  for (let behind = after; ;) {
    const page = await rowsAfter(ctx, table, behind, limit);
    const text = page.map((row) => `${JSON.stringify(row)}\n`).join("");
    lines.push(text);
    size += text.length;
    rows += page.length;
    const last = page.at(-1);
    behind = last === undefined || page.length < limit ? null : keyOf(table.key, last);
    if (behind === null || size >= most) return { text: lines.join(""), rows, after: behind };
    const fitting = Math.floor((PAGE.bytes / text.length) * page.length);
    limit = Math.min(PAGE.most, Math.max(PAGE.least, fitting));
  }
}

const keyOf = (key: readonly string[], row: Row): Key => key.map((column) => row[column] ?? "");

async function keepPart(files: R2Bucket, place: Place, read: Read): Promise<Place> {
  const [table, ...rest] = place.ahead;
  if (table === undefined) return place;
  const known = place.tables.find(({ name }) => name === table.name);
  const nth = (known?.parts.length ?? 0) + 1;
  const part =
    read.rows === 0 ? null : await packed(`${table.name}/${String(nth).padStart(5, "0")}`, read);
  if (part !== null) await files.put(partKey(place.name, part), part.bytes);
  return {
    ...place,
    ahead: read.after === null ? rest : place.ahead,
    after: read.after,
    done: place.done + read.rows,
    tables: place.tables.map((each) =>
      each.name === table.name && part !== null
        ? { ...each, rows: each.rows + read.rows, parts: [...each.parts, part.told] }
        : each,
    ),
  };
}

interface Whole extends Place {
  readonly trigger: Manifest["trigger"];
}

async function finish(
  ctx: Ctx,
  { files, secret }: BackupWorld,
  place: Whole,
): Promise<Result<Step<Place>>> {
  const { trigger, name, begunAt, tables } = place;
  const sizes = await sizesOfParts(files, name);
  const isWhole = tables.every(({ parts }) =>
    parts.every(({ file, bytes }) => sizes.get(file) === bytes),
  );
  if (!isWhole) return fail("backup-incomplete");
  await writeManifest(files, {
    format: 1,
    name,
    trigger,
    begunAt,
    endedAt: iso(ctx.now),
    lastMigration: place.lastMigration,
    secretMark: await secretMark(secret),
    tables,
    sequences: await sequencesOf(ctx),
    leftOut: { ...leftOut },
  });
  await tidyUp(ctx, files);
  return ok({ ...going(place), total: place.done, finished: true, result: { name } });
}
