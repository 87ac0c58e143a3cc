import { sql, type SQL } from "drizzle-orm";
import { guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { z } from "zod";
import { workflowStatuses, type Attributes } from "../../contacts/schema.ts";
import { optedOutIds } from "../../consent/index.ts";
import { audienceFacets } from "../tables.ts";
import { BLOCK } from "./alphabet.ts";
import type { Column, Facet, FacetKind, Key, Source } from "./facets.ts";

export interface DirtyContact {
  readonly id: number;
  readonly marks: number;
}

export interface StoredColumn {
  readonly block: number;
  readonly name: string;
  readonly codes: string;
}

/** Not bound: D1 binds every number as a fraction, and would divide by it as one. */
export const blockSize = sql.raw(String(BLOCK));

export const json = (value: unknown): string => JSON.stringify(value);
export const among = (values: unknown): SQL => sql`(SELECT value FROM json_each(${json(values)}))`;

/** By name, the newest first. */
export const allColumns = (ctx: Ctx): Promise<(Column & { madeFor: number })[]> =>
  ctx.db
    .select()
    .from(audienceFacets)
    .orderBy(sql`name, id DESC`);

export const columnsNamed = (ctx: Ctx, names: readonly string[]): Promise<Column[]> =>
  ctx.db
    .select()
    .from(audienceFacets)
    .where(sql`name IN ${among(names)}`)
    .orderBy(sql`name, id DESC`);

const SAMPLE = 20_000;

/** What a facet's values look like, from contacts all over the table. */
export async function sampleValues(ctx: Ctx, facet: Facet, top: number): Promise<unknown[]> {
  const step = Math.max(1, top / SAMPLE);
  const ids = Array.from({ length: Math.min(top, SAMPLE) }, (_, at) => Math.floor(at * step) + 1);
  const rows = await ctx.db.all<{ value: string | number | null; type: string }>(sql`
    SELECT ${valueSql(facet.name)} AS value, ${typeSql(facet.name)} AS type
    FROM contacts WHERE id IN ${among(ids)}`);
  return rows.map(({ value, type }) => (type === "true" ? true : type === "false" ? false : value));
}

const own: Readonly<Record<string, SQL>> = {
  name: sql`contacts.name`,
  phone: sql`contacts.phone`,
  language: sql`contacts.language`,
  workflowStatus: sql`contacts.workflow_status`,
  lastInteractionAt: sql`contacts.last_interaction_at`,
  createdAt: sql`contacts.created_at`,
  conversationCount: sql`contacts.conversation_count`,
  rating: sql`contacts.rating`,
};

const pathOf = (name: string): string => `$.${name.slice("attributes.".length)}`;
const valueSql = (name: string): SQL => own[name] ?? sql`contacts.attributes ->> ${pathOf(name)}`;
const typeSql = (name: string): SQL =>
  own[name] === undefined ? sql`json_type(contacts.attributes, ${pathOf(name)})` : sql`''`;

export const addColumn = (
  ctx: Ctx,
  column: { name: string; kind: FacetKind; bounds: Key[]; madeFor: number },
) => ctx.db.insert(audienceFacets).values(column);

export const dropColumns = (ctx: Ctx, ids: readonly number[], names: readonly string[]) =>
  ctx.db.batch([
    ctx.db.run(sql`DELETE FROM audience_facets WHERE id IN ${among(ids)}`),
    ctx.db.run(sql`DELETE FROM audience_columns WHERE name IN ${among(names)}`),
  ]);

/** The first block up to the last contact's that lacks one of the columns. */
export async function unfinishedBlock(
  ctx: Ctx,
  names: readonly string[],
  last: number,
): Promise<number | null> {
  const [row] = await ctx.db.all<{ block: number | null }>(sql`
    WITH RECURSIVE place(block) AS (
      SELECT 0 UNION ALL SELECT block + 1 FROM place WHERE block < ${last})
    SELECT min(block) AS block FROM place WHERE ${names.length} > (
      SELECT count(*) FROM audience_columns AS had
      WHERE had.block = place.block AND had.name IN ${among(names)})`);
  return row?.block ?? null;
}

/** How many changes wait, block by block, the most first. */
export const waitingBlocks = (ctx: Ctx): Promise<{ block: number; people: number }[]> =>
  ctx.db.all(sql`
    SELECT contact_id / ${blockSize} AS block, count(*) AS people FROM audience_dirty
    GROUP BY 1 ORDER BY 2 DESC`);

const Row = z.object({
  id: z.number(),
  name: z.string(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  workflowStatus: z.enum(workflowStatuses),
  lastInteractionAt: z.number().nullable(),
  createdAt: z.number(),
  conversationCount: z.number(),
  rating: z.number().nullable(),
  attributes: z.string().transform((text): Attributes => readAttributes(text)),
  labelIds: z.string().transform((text) => z.array(z.number()).parse(JSON.parse(text))),
  optedOut: z.number().transform((flag) => flag === 1),
});

/** Written by our own verbs after a check, a million times: read without a second one. */
function readAttributes(text: string): Attributes {
  return text === "{}" ? {} : (JSON.parse(text) as Attributes);
}

const sources = (ctx: Ctx, who: SQL) =>
  ctx.db.all<z.input<typeof Row>>(sql`
    SELECT id, name, phone, language, workflow_status AS workflowStatus,
      last_interaction_at AS lastInteractionAt, created_at AS createdAt,
      conversation_count AS conversationCount, rating, attributes,
      (SELECT json_group_array(label_id) FROM contact_labels
        WHERE contact_labels.contact_id = contacts.id) AS labelIds,
      contacts.id IN (${optedOutIds}) AS optedOut
    FROM contacts WHERE ${who}`);

export interface BlockNow {
  readonly version: number;
  readonly columns: readonly StoredColumn[];
  readonly dirty: readonly DirtyContact[];
  readonly sources: readonly Source[];
}

/** A block as it stands, in one transaction: with all its people, or with those that changed. */
export async function readBlock(ctx: Ctx, block: number, whole: boolean): Promise<BlockNow> {
  const from = block * BLOCK;
  const inBlock = (id: SQL): SQL => sql`${id} >= ${from} AND ${id} < ${from + BLOCK}`;
  const changed = sql`SELECT contact_id FROM audience_dirty WHERE ${inBlock(sql`contact_id`)}`;
  const [versions, columns, dirty, rows] = await ctx.db.batch([
    ctx.db.all<{ version: number }>(
      sql`SELECT version FROM audience_blocks WHERE block = ${block}`,
    ),
    ctx.db.all<StoredColumn>(sql`
      SELECT block, name, codes FROM audience_columns WHERE block = ${whole ? -1 : block}`),
    ctx.db.all<DirtyContact>(sql`
      SELECT contact_id AS id, marks FROM audience_dirty WHERE ${inBlock(sql`contact_id`)}`),
    sources(ctx, whole ? inBlock(sql`contacts.id`) : sql`contacts.id IN (${changed})`),
  ]);
  return {
    version: versions[0]?.version ?? 0,
    columns,
    dirty,
    sources: rows.map((row) => Row.parse(row)),
  };
}

/** D1 takes rows and values of up to two megabytes. */
const PAYLOAD = 1_000_000;

/** Rolled back if somebody else wrote the block since; whoever changed meanwhile stays marked. */
export function writeBlock(
  ctx: Ctx,
  block: number,
  { version, dirty }: BlockNow,
  columns: readonly StoredColumn[],
): Promise<unknown> {
  const seen = sql`coalesce((SELECT version FROM audience_blocks WHERE block = ${block}), 0)`;
  const marks = inPieces(dirty, () => 24).map((piece) =>
    ctx.db.run(sql`
      INSERT INTO audience_dirty (contact_id, marks)
      SELECT value ->> 'id', value ->> 'marks' FROM json_each(${json(piece)}) WHERE true
      ON CONFLICT (contact_id) DO UPDATE SET marks = marks - excluded.marks`),
  );
  const rows: Statement[] = inPieces(columns, ({ codes }) => codes.length + 60).map((piece) =>
    ctx.db.run(sql`
      INSERT INTO audience_columns (block, name, codes)
      SELECT ${block}, value ->> 'name', value ->> 'codes' FROM json_each(${json(piece)})`),
  );
  return ctx.db.batch([
    guardThat(ctx.db, sql`${seen} = ${version}`),
    ctx.db.run(sql`
      INSERT INTO audience_blocks (block) VALUES (${block})
      ON CONFLICT (block) DO UPDATE SET version = version + 1`),
    ctx.db.run(sql`DELETE FROM audience_columns WHERE block = ${block}`),
    ...rows,
    ...marks,
    ctx.db.run(sql`DELETE FROM audience_dirty WHERE marks <= 0
      AND contact_id >= ${block * BLOCK} AND contact_id < ${(block + 1) * BLOCK}`),
  ]);
}

function inPieces<T>(all: readonly T[], sizeOf: (one: T) => number): T[][] {
  const pieces: T[][] = [];
  let size = Infinity;
  for (const one of all) {
    if (size + sizeOf(one) > PAYLOAD) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(one);
    size += sizeOf(one);
  }
  return pieces;
}
