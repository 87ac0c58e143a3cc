import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import type { Moment } from "../rules/calendar.ts";
import { leavesOf, type Criteria, type Leaf } from "../rules/criteria.ts";
import { questionOf } from "../rules/question.ts";
import { labelIdsOf } from "../rules/vocabulary.ts";
import { blockOf, bySigns, readSet, readStates, setOf, type Bits, type Width } from "./alphabet.ts";
import { columnName, HERE, labelSet, OPTED_OUT, widthOf, type Column } from "./facets.ts";
import { foundSet, inBlocks, type FoundSet, type LedgerLengths } from "./sets.ts";
import {
  anybody,
  atMost,
  both,
  common,
  denied,
  either,
  everybody,
  exactly,
  joined,
  nobody,
  statesOf,
  united,
  without,
  type States,
} from "./states.ts";
import { among, blockSize, columnsNamed, type StoredColumn } from "./store.ts";
import { statesByCode } from "./truth.ts";

/** Who is in an audience, block by block, as far as the columns know. */
export interface Known {
  readonly blocks: readonly KnownBlock[];
  /** Blocks without columns: nothing is known of them. */
  readonly unknown: readonly number[];
}

export interface KnownBlock extends States {
  readonly block: number;
  /** The sets that were asked for beside. */
  readonly sets: readonly Bits[];
}

/** Null where there are no columns yet, as in a business with a few thousand contacts. */
export async function knownOf(
  ctx: Ctx,
  criteria: Criteria,
  moment: Moment,
  beside: readonly string[] = [],
): Promise<Known | null> {
  const leaves = leavesOf(criteria).map(({ leaf }) => leaf);
  const [columns, ledger] = await Promise.all([
    columnsNamed(ctx, [HERE_FACET, ...leaves.map(({ field }) => field)]),
    ledgerLengths(ctx, criteria),
  ]);
  if (columns.length === 0) return null;
  const found = new Map(leaves.map((leaf) => [leaf, foundSet(leaf, moment, ledger)]));
  const asked = leaves.filter((leaf) => !found.get(leaf)).map(({ field }) => field);
  const wanted = columns.filter(({ name }) => asked.includes(name));
  const optedOut = asked.includes(OPTED_OUT) ? [OPTED_OUT] : [];
  const labels = labelIdsOf(criteria).map(labelSet);
  const facets = wanted.map(({ id }) => columnName(id));
  const stored = await readStored(ctx, [HERE, ...optedOut, ...beside, ...labels, ...facets], found);
  const answers = new Map(leaves.map((leaf) => [leaf, answersOf(leaf, wanted, moment)]));
  const blocks = [...stored.columns].map(([block, texts]) => knownBlock(block, texts));
  return { blocks, unknown: unknownBlocks(stored) };

  function knownBlock(block: number, texts: ReadonlyMap<string, string>): KnownBlock {
    const states = statesOf(criteria, (leaf) => {
      const set = found.get(leaf);
      if (set) return fromFound(set, stored.found.get(leaf)?.get(block) ?? []);
      return fromColumns(leaf, answers.get(leaf) ?? [], texts);
    });
    const here = readSet(texts.get(HERE) ?? "");
    const waiting = setOf(stored.waiting.get(block) ?? []);
    return {
      block,
      sure: without(common(states.sure, here), waiting),
      possible: united(common(states.possible, here), waiting),
      sets: beside.map((name) => readSet(texts.get(name) ?? "")),
    };
  }
}

const unknownBlocks = ({ top, columns }: Stored): number[] =>
  Array.from({ length: blockOf(top) + 1 }, (_, block) => block).filter(
    (block) => !columns.has(block),
  );

/** Every business has it, so it tells whether there are columns at all. */
const HERE_FACET = "createdAt";

interface Answer {
  readonly name: string;
  readonly width: Width;
  readonly table: Uint8Array;
}

/** What each column that knows about the leaf's field says, code by code. */
function answersOf(leaf: Leaf, columns: readonly Column[], moment: Moment): Answer[] {
  return columns
    .filter(({ name }) => name === leaf.field)
    .flatMap((column) => {
      const states = statesByCode(column, questionOf(leaf), moment);
      const width = widthOf(column);
      return states === null
        ? []
        : [{ name: columnName(column.id), width, table: bySigns(states, width) }];
    });
}

function fromColumns(
  leaf: Leaf,
  answers: readonly Answer[],
  texts: ReadonlyMap<string, string>,
): States {
  const question = questionOf(leaf);
  const set = (name: string): States => exactly(readSet(texts.get(name) ?? ""));
  if (question.field === "label") {
    const worn = question.ask.value.map((id) => set(labelSet(id)));
    if (question.ask.op === "has_all") return joined(worn, both, everybody);
    const any = joined(worn, either, nobody);
    return question.ask.op === "has_any" ? any : denied(any);
  }
  if (question.field === "optedOut") {
    return question.ask.value ? set(OPTED_OUT) : denied(set(OPTED_OUT));
  }
  for (const { name, width, table } of answers) {
    const text = texts.get(name);
    if (text !== undefined) return readStates(text, table, width);
  }
  return anybody();
}

function fromFound({ exact, denied: isDenied }: FoundSet, places: readonly number[]): States {
  const members = setOf(places);
  const states = exact ? exactly(members) : atMost(members);
  return isDenied ? denied(states) : states;
}

const Places = z.string().transform((text) => z.array(z.number()).parse(JSON.parse(text)));

interface Stored {
  /** By block, then by name. */
  readonly columns: ReadonlyMap<number, ReadonlyMap<string, string>>;
  readonly waiting: ReadonlyMap<number, readonly number[]>;
  readonly found: ReadonlyMap<Leaf, ReadonlyMap<number, readonly number[]>>;
  /** The highest id of a contact. */
  readonly top: number;
}

/** In one transaction, so that a change is either in the columns or among those that wait. */
async function readStored(
  ctx: Ctx,
  names: readonly string[],
  found: ReadonlyMap<Leaf, FoundSet | null>,
): Promise<Stored> {
  const asked = [...found].flatMap(([leaf, set]) => (set?.ids ?? []).map((ids) => ({ leaf, ids })));
  const places = (ids: SQL) => ctx.db.all<{ block: number; places: string }>(inBlocks(ids));
  const [tops, blocks, columns, dirty, ...sets] = await ctx.db.batch([
    ctx.db.all<{ top: number | null }>(sql`SELECT max(id) AS top FROM contacts`),
    ctx.db.all<{ block: number }>(sql`SELECT block FROM audience_blocks`),
    ctx.db.all<StoredColumn>(sql`
      SELECT block, name, codes FROM audience_columns WHERE name IN ${among(names)}`),
    places(sql`SELECT contact_id AS id FROM audience_dirty
      WHERE contact_id / ${blockSize} IN (SELECT block FROM audience_blocks)`),
    ...asked.map(({ ids }) => places(ids)),
  ]);
  const byBlock = new Map(blocks.map(({ block }) => [block, new Map<string, string>()]));
  for (const { block, name, codes } of columns) byBlock.get(block)?.set(name, codes);
  const byLeaf = new Map<Leaf, Map<number, number[]>>();
  sets.forEach((rows, at) => {
    const leaf = asked[at]?.leaf;
    if (leaf === undefined) return;
    const sum = byLeaf.get(leaf) ?? new Map<number, number[]>();
    for (const row of rows) {
      sum.set(row.block, [...(sum.get(row.block) ?? []), ...Places.parse(row.places)]);
    }
    byLeaf.set(leaf, sum);
  });
  const waiting = new Map(dirty.map((row) => [row.block, Places.parse(row.places)]));
  return { columns: byBlock, waiting, found: byLeaf, top: tops[0]?.top ?? 0 };
}

/** What statements with rows of `id` find, by block. */
export async function readPlaces(
  ctx: Ctx,
  ids: readonly SQL[],
): Promise<ReadonlyMap<number, number[]>> {
  const sum = new Map<number, number[]>();
  for (const some of ids) {
    const rows = await ctx.db.all<{ block: number; places: string }>(inBlocks(some));
    for (const row of rows) {
      sum.set(row.block, [...(sum.get(row.block) ?? []), ...Places.parse(row.places)]);
    }
  }
  return sum;
}

/** Only where criteria ask for it. */
async function ledgerLengths(ctx: Ctx, criteria: Criteria): Promise<LedgerLengths> {
  if (!leavesOf(criteria).some(({ leaf }) => leaf.field === "campaign")) return new Map();
  const rows = await ctx.db.all<{ id: number; length: number }>(sql`
    SELECT campaign_id AS id, (SELECT max(seq) FROM campaign_messages AS got
      WHERE got.campaign_id = campaign_counters.campaign_id) AS length
    FROM campaign_counters WHERE total > 0`);
  return new Map(rows.map(({ id, length }) => [id, length]));
}
