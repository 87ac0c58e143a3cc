import { sql, type SQL } from "drizzle-orm";
import { may, type Ctx } from "@siar/kernel/ctx";
import type { z } from "zod";
import { optedOutIds } from "../consent/index.ts";
import { phoneDigits, readSearch, type Search } from "./rules/index.ts";
import type { ContactFilter } from "./schema.ts";

type Filter = Pick<
  z.output<typeof ContactFilter>,
  "search" | "labelId" | "workflowStatus" | "optedOut"
>;

/**
 * Whom the list shows, for whoever goes through the same people page by page: what is common is
 * judged on each row, since an index would be asked for everybody again with every page.
 */
export async function filterConditions(ctx: Ctx, filter: Filter): Promise<SQL[]> {
  const search = filter.search === undefined ? null : await searched(ctx, filter.search);
  return [
    ...(search === null ? [] : [search.seen ?? search.indexed]),
    ...(await labelCondition(ctx, filter.labelId)),
    ...otherConditions(filter),
  ];
}

/** A filter as the audit log may hold it, which is also read by those who may read no numbers. */
export const forAudit = <F extends { readonly search?: string | undefined }>(filter: F): F =>
  filter.search === undefined || phoneDigits(filter.search) === null
    ? filter
    : { ...filter, search: filter.search.replaceAll(/\d(?=(?:\D*\d){4})/g, "•") };

export const otherConditions = ({ workflowStatus, optedOut }: Omit<Filter, "search">): SQL[] => [
  ...(workflowStatus === undefined ? [] : [sql`contacts.workflow_status = ${workflowStatus}`]),
  ...(optedOut === undefined
    ? []
    : [sql`contacts.id ${optedOut ? sql`IN` : sql`NOT IN`} (${optedOutIds})`]),
];

/** From so many on, walking along the order finds a page sooner than looking them all up. */
const COMMON = 5_000;

const wearing = (labelId: number): SQL =>
  sql`contacts.id IN (SELECT contact_id FROM contact_labels WHERE label_id = ${labelId})`;

/** The condition for a label, in the form that is fast for as many as wear it. */
export async function labelCondition(ctx: Ctx, labelId: number | undefined): Promise<SQL[]> {
  if (labelId === undefined) return [];
  if (!(await isCommon(ctx, sql`contact_labels WHERE label_id = ${labelId}`))) {
    return [wearing(labelId)];
  }
  return [
    sql`EXISTS (SELECT 1 FROM contact_labels
      WHERE contact_labels.contact_id = contacts.id AND label_id = ${labelId})`,
  ];
}

async function isCommon(ctx: Ctx, rows: SQL): Promise<boolean> {
  const [row] = await ctx.db.all<{ people: number }>(sql`
    SELECT count(*) AS people FROM (SELECT 1 FROM ${rows} LIMIT ${COMMON})`);
  return row?.people === COMMON;
}

/** A search as conditions on the table `contacts`. */
export interface Searched {
  /** Asks the index of words for everybody who is meant. */
  readonly indexed: SQL;
  /** The same, judged on each row; null where few are meant, or where only the index of words can tell. */
  readonly seen: SQL | null;
  /** Thousands are known to be meant: to ask the index for all of them takes long. */
  readonly common: boolean;
  /** Whose name begins so is meant in any case. */
  readonly starting: string | null;
}

export async function searched(ctx: Ctx, text: string): Promise<Searched> {
  const search = readFor(ctx, text);
  const walks = await isWorthAWalk(ctx, search);
  return {
    indexed: indexed(search),
    seen: walks ? seen(search) : null,
    common: walks && search.match !== null,
    starting: search.digits === null ? text.trim() : null,
  };
}

/** Who may not read phone numbers may not find them out by searching either. */
const readFor = (ctx: Ctx, text: string): Search =>
  readSearch(text, may(ctx, "contact:read_phone"));

/** Beyond ASCII the index knows capitals of which SQLite's `lower` knows nothing. */
const isAscii = (word: string): boolean => /^[ -~]+$/.test(word);

async function isWorthAWalk(ctx: Ctx, { match, words }: Search): Promise<boolean> {
  if (match === null) return true;
  if (!words.every(isAscii)) return false;
  return isCommon(ctx, sql`contacts_search WHERE contacts_search MATCH ${match}`);
}

function seen({ words, digits }: Search): SQL {
  const named = sql.join(words.map(contains), sql` AND `);
  return digits === null
    ? sql`(${named})`
    : sql`(${named} OR instr(contacts.phone, ${digits}) > 0)`;
}

const contains = (word: string): SQL => sql`instr(lower(contacts.name), lower(${word})) > 0`;

function indexed({ match, parts }: Search): SQL {
  const short = parts.map(contains);
  if (match === null) {
    // Short parts have no trigram: all names are read, but from their own index alone.
    return sql`contacts.id IN (
      SELECT id FROM contacts INDEXED BY contacts_name WHERE ${sql.join(short, sql` AND `)})`;
  }
  const long = sql`contacts.id IN (
    SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${match})`;
  return sql.join([long, ...short], sql` AND `);
}
