import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { z } from "zod";
import { allFields } from "../fields/index.ts";
import { jobKind, type JobKind, type Step } from "../jobs/index.ts";
import { labelNames } from "../labels/index.ts";
import { startOfDay } from "../segments/rules/calendar.ts";
import { getSettings } from "../settings/index.ts";
import { failedFile, readBytes } from "./files.ts";
import { keepFailed } from "./failed.ts";
import {
  byteLength,
  byteOrderMark,
  decoder,
  isKnownTarget,
  places,
  readSlice,
  rowReader,
  zoneGuesser,
  type Home,
} from "./rules/index.ts";
import { attributeOf, MAX_RECORD } from "./schema.ts";
import { IMPORT } from "./start.ts";
import {
  findImport,
  holdersOf,
  rowsAsJson,
  sliceStatements,
  tellDone,
  type ImportRow,
} from "./store.ts";

/** Where the next slice begins, in bytes and in lines. */
const Place = z.object({ offset: z.number(), line: z.number() });
type Place = z.infer<typeof Place>;

/** So much of the file is looked at for a slice: some thousand rows, some tenths of a second. */
const WINDOW = 512 * 1024;
const MOST_ROWS = 5_000;
/** D1 takes no value of more than two million bytes. */
const MOST_BYTES = 1_900_000;

/**
 * Rows of an uploaded file, slice by slice. A slice's contacts, its counts and where the next one
 * begins are written in one batch: a slice that is worked on twice counts once.
 */
export const importJob = (files: R2Bucket): JobKind =>
  jobKind({
    kind: IMPORT,
    input: z.object({ importId: z.number() }),
    cursor: Place,
    step: async (ctx, { importId }, place) => {
      const row = await findImport(ctx, importId);
      const source = row === null ? null : sourceOf(row);
      if (source === null) return fail("import-file-gone");
      const home = await homeOf(ctx, source);
      if (!home.ok) return home;
      return importSlice(
        ctx,
        files,
        { ...source, home: home.value },
        place ?? { offset: 0, line: 1 },
      );
    },
  });

type Source = NonNullable<ReturnType<typeof sourceOf>>;

function sourceOf({ imports: { id, file, size, encoding, plan, columns } }: ImportRow) {
  return file === null || plan === null ? null : { id, file, size, encoding, plan, columns };
}

/** A field that was taken away meanwhile stops the import: its values would be lost in silence. */
async function homeOf(ctx: Ctx, { plan, columns }: Source): Promise<Result<Home>> {
  const [settings, fields, labels] = await Promise.all([
    getSettings(ctx),
    allFields(ctx),
    labelNames(ctx),
  ]);
  const gone = plan.mapping.find(({ target }) => !isKnownTarget(target, fields));
  if (gone !== undefined) {
    return fail("field-unknown", { field: attributeOf(gone.target) ?? gone.target });
  }
  const { defaultCountry, timezone } = settings;
  return ok({
    defaultCountry,
    timezone,
    fields,
    labels,
    holders: new Map(),
    columns,
    now: ctx.now,
    startOfDay: (day) => startOfDay(day, timezone),
  });
}

interface Reading extends Source {
  readonly home: Home;
}

async function importSlice(
  ctx: Ctx,
  files: R2Bucket,
  reading: Reading,
  place: Place,
): Promise<Result<Step<Place>>> {
  const { id, plan, size } = reading;
  const found = await nextRows(ctx, files, reading, place);
  if (found === null) return fail("import-file-gone");
  const { slice, json, bytes } = found;
  if (slice.failed.length > 0) {
    await files.put(failedFile(id, place.offset), keepFailed(slice.failed));
  }
  const offset = place.offset + bytes;
  return ok({
    done: offset,
    total: size,
    cursor: { offset, line: place.line + slice.lines },
    finished: slice.whole,
    statements: [
      ...sliceStatements(ctx, { importId: id, plan, slice, json }),
      ...(slice.whole ? [tellDone(ctx, id)] : []),
    ],
  });
}

/** Where a column holds user ids, they are read twice: whose they are is known only by them. */
async function nextRows(ctx: Ctx, files: R2Bucket, reading: Reading, place: Place) {
  const found = await nextPart(files, reading, place);
  if (found === null || places(reading.plan, "userId").length === 0) return found;
  const ids = found.slice.rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  const home = { ...reading.home, holders: await holdersOf(ctx, ids) };
  return nextPart(files, { ...reading, home }, place);
}

/** Whole rows from there on, and how many bytes they take; null if the file is gone. */
async function nextPart(files: R2Bucket, reading: Reading, { offset, line }: Place) {
  const { file, size, encoding, plan } = reading;
  for (let length = WINDOW; length <= WINDOW + MAX_RECORD * 8; length *= 4) {
    const bytes = await readBytes(files, file, { offset, length });
    if (bytes === null) return null;
    const mark = offset === 0 ? (byteOrderMark(bytes)?.length ?? 0) : 0;
    const last = offset + bytes.length >= size;
    const text = decoder(encoding)(bytes.subarray(mark), last);
    const skipsHeader = offset === 0 && plan.hasHeader;
    const part = fitting(text, reading, { last, line, skipsHeader });
    if (part === null) continue;
    return { ...part, bytes: mark + byteLength(text.slice(0, part.slice.length), encoding) };
  }
  return null;
}

interface Part {
  readonly last: boolean;
  readonly line: number;
  readonly skipsHeader: boolean;
}

/** As many rows as one statement can take. */
function fitting(text: string, { plan, home }: Reading, part: Part) {
  const { delimiter, duplicates } = plan;
  const read = rowReader(plan, home);
  const guessZone = zoneGuesser(home);
  const options = { ...part, delimiter, updates: duplicates === "update", read };
  for (let mostRows = MOST_ROWS; ; mostRows = Math.ceil(mostRows / 4)) {
    const slice = readSlice(text, { ...options, mostRows });
    if (slice === null) return null;
    const json = rowsAsJson(slice, guessZone);
    if (mostRows === 1 || fitsStatement(json)) return { slice, json };
  }
}

const fitsStatement = (json: string): boolean =>
  json.length * 3 < MOST_BYTES || new TextEncoder().encode(json).length < MOST_BYTES;
