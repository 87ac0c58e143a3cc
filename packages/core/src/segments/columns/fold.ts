import type { Ctx } from "@siar/kernel/ctx";
import { highestContact } from "../../contacts/index.ts";
import { allFields } from "../../fields/index.ts";
import {
  blockOf,
  placeOf,
  put,
  readCodes,
  readSet,
  take,
  writeCodes,
  writeSet,
  type Bits,
} from "./alphabet.ts";
import {
  boundsFrom,
  codeOf,
  columnName,
  facetsOf,
  setsOf,
  UNSET,
  valueOf,
  widthOf,
  type Column,
  type Facet,
} from "./facets.ts";
import {
  addColumn,
  allColumns,
  dropColumns,
  readBlock,
  sampleValues,
  unfinishedBlock,
  waitingBlocks,
  writeBlock,
  type BlockNow,
  type StoredColumn,
} from "./store.ts";

export interface FoldTerms {
  /** Fewer contacts than that are asked directly, and need no columns. */
  readonly people: number;
  /** So many changes may wait before they are folded in. */
  readonly waiting: number;
}

export const usual: FoldTerms = { people: 20_000, waiting: 500 };

/** So many changes in one block, and reading all of it is cheaper than looking each up. */
const RATHER_ALL = 4_000;
/** Bounds that were found for so many fewer people no longer tell them apart. */
const OUTGROWN = 4;

/** One short step towards columns that say what the contacts say. False: nothing is left to do. */
export async function foldStep(ctx: Ctx, terms: FoldTerms = usual): Promise<boolean> {
  const top = await highestContact(ctx);
  if (top < terms.people) return false;
  const [columns, fields] = await Promise.all([allColumns(ctx), allFields(ctx)]);
  const facets = facetsOf(fields);
  if (await madeColumn(ctx, columns, facets, top)) return true;
  const names = columns.map(({ id }) => columnName(id));
  const unfinished = await unfinishedBlock(ctx, names, blockOf(top));
  if (unfinished !== null) return foldBlock(ctx, columns, unfinished, true);
  if (await droppedColumns(ctx, columns, facets)) return true;
  const waiting = await waitingBlocks(ctx);
  const people = waiting.reduce((sum, each) => sum + each.people, 0);
  const [most] = waiting;
  if (most === undefined || people < terms.waiting) return false;
  return foldBlock(ctx, columns, most.block, most.people > RATHER_ALL);
}

const isOf = (facet: Facet) => (column: Facet) =>
  column.name === facet.name && column.kind === facet.kind;

async function madeColumn(
  ctx: Ctx,
  columns: readonly (Column & { madeFor: number })[],
  facets: readonly Facet[],
  top: number,
): Promise<boolean> {
  const wanted = facets.find(
    (facet) => !columns.some((each) => isOf(facet)(each) && top < OUTGROWN * each.madeFor),
  );
  if (wanted === undefined) return false;
  const { name, kind } = wanted;
  const bounds = boundsFrom(kind, await sampleValues(ctx, wanted, top));
  await addColumn(ctx, { name, kind, bounds, madeFor: Math.max(1, top) });
  return true;
}

/** Columns of fields that are gone, and those that a newer one with better bounds replaces. */
async function droppedColumns(
  ctx: Ctx,
  columns: readonly Column[],
  facets: readonly Facet[],
): Promise<boolean> {
  const kept = facets.map((facet) => columns.find(isOf(facet))?.id);
  const gone = columns.filter(({ id }) => !kept.includes(id)).map(({ id }) => id);
  if (gone.length === 0) return false;
  await dropColumns(ctx, gone, gone.map(columnName));
  return true;
}

async function foldBlock(
  ctx: Ctx,
  columns: readonly Column[],
  block: number,
  whole: boolean,
): Promise<boolean> {
  const now = await readBlock(ctx, block, whole);
  await writeBlock(ctx, block, now, folded(columns, block, now));
  return true;
}

/** The block's columns with whoever changed put right. */
export function folded(columns: readonly Column[], block: number, now: BlockNow): StoredColumn[] {
  const stored = new Map(now.columns.map(({ name, codes }) => [name, codes]));
  const changed = now.dirty.map(({ id }) => placeOf(id));
  const coded = columns.map((column): StoredColumn => {
    const name = columnName(column.id);
    const width = widthOf(column);
    const codes = readCodes(stored.get(name) ?? "", width);
    for (const place of changed) codes[place] = UNSET;
    for (const source of now.sources) {
      codes[placeOf(source.id)] = codeOf(column, valueOf(column.name, source));
    }
    return { block, name, codes: writeCodes(codes, width) };
  });
  return [...coded, ...foldedSets(block, now, stored)];
}

function foldedSets(
  block: number,
  now: BlockNow,
  stored: ReadonlyMap<string, string>,
): StoredColumn[] {
  const sets = new Map<string, Bits>();
  for (const [name, text] of stored) {
    if (!name.startsWith("facet.")) sets.set(name, readSet(text));
  }
  for (const { id } of now.dirty) {
    for (const members of sets.values()) take(members, placeOf(id));
  }
  for (const source of now.sources) {
    for (const name of setsOf(source)) {
      const members = sets.get(name) ?? readSet("");
      put(members, placeOf(source.id));
      sets.set(name, members);
    }
  }
  return [...sets].map(([name, members]) => ({ block, name, codes: writeSet(members) }));
}
