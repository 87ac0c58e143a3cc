import { and, gte, eq, sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { labelCondition, searched } from "../../contacts/index.ts";
import { messageRows, messageRowsOf, type MessageRow } from "../../sending/index.ts";
import type { RowStatus } from "../../sending/schema.ts";
import { BLOCK, type OutcomeCell } from "../rules/index.ts";
import { campaignFacts, campaignFactsStale } from "../tables.ts";

export interface MessageQuestion {
  readonly status?: RowStatus | undefined;
  readonly error?: number | undefined;
  readonly replied?: boolean | undefined;
  readonly labelId?: number | undefined;
  readonly search?: string | undefined;
}

interface PageAsked {
  readonly after: number;
  readonly limit: number;
}

/** Up to so many people are looked up one by one; of more, the ledger is walked along. */
const FEW = 5_000;
/** How many blocks one statement spans at the most. */
const SPAN = 8;

/** A page of a campaign's messages. Of a large one, only blocks are read that hold such rows. */
export async function findMessages(
  ctx: Ctx,
  campaignId: number,
  question: MessageQuestion,
  page: PageAsked,
): Promise<MessageRow[]> {
  const where = ofRow(question);
  const { listed, judged } = await chosenPeople(ctx, question);
  if (judged.length > 0) {
    const ids = listed === null ? null : await fewOf(ctx, listed);
    if (ids !== null) return messageRowsOf(ctx, campaignId, ids, { ...page, where });
    const chosen = sql`EXISTS (
      SELECT 1 FROM contacts WHERE contacts.id = m.contact_id AND ${and(...judged)})`;
    return walk(ctx, campaignId, { ...page, where: [...where, chosen] }, question);
  }
  if (where.length === 0) return messageRows(ctx, campaignId, page);
  return walk(ctx, campaignId, { ...page, where }, question);
}

const ofRow = ({ status, error, replied }: MessageQuestion): SQL[] => [
  ...(status === undefined ? [] : [sql`m.status = ${status}`]),
  ...(error === undefined ? [] : [sql`m.error_code = ${error}`]),
  ...(replied === undefined
    ? []
    : [replied ? sql`m.replied_at IS NOT NULL` : sql`m.replied_at IS NULL`]),
];

interface Chosen {
  /** All who are meant, as they are found soonest; null where they are known to be thousands. */
  readonly listed: readonly SQL[] | null;
  /** The same, judged on each person. */
  readonly judged: readonly SQL[];
}

async function chosenPeople(ctx: Ctx, { labelId, search }: MessageQuestion): Promise<Chosen> {
  const found = search === undefined ? null : await searched(ctx, search);
  const label = await labelCondition(ctx, labelId);
  if (found === null) return { listed: label, judged: label };
  const judged = [found.seen ?? found.indexed, ...label];
  if (!found.common) return { listed: [found.indexed, ...label], judged };
  return { listed: label.length === 0 ? null : judged, judged };
}

async function fewOf(ctx: Ctx, listed: readonly SQL[]): Promise<number[] | null> {
  const rows = await ctx.db.all<{ id: number }>(sql`
    SELECT contacts.id AS id FROM contacts WHERE ${and(...listed)} LIMIT ${FEW + 1}`);
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

async function walk(
  ctx: Ctx,
  campaignId: number,
  asked: PageAsked & { readonly where: readonly SQL[] },
  question: MessageQuestion,
): Promise<MessageRow[]> {
  const found: MessageRow[] = [];
  for (const stretch of await stretchesWith(ctx, campaignId, asked.after, question)) {
    const rows = await messageRows(ctx, campaignId, {
      after: Math.max(asked.after, stretch.from * BLOCK - 1),
      upTo: stretch.to * BLOCK - 1,
      limit: asked.limit - found.length,
      where: asked.where,
    });
    found.push(...rows);
    if (found.length >= asked.limit) break;
  }
  return found;
}

interface Stretch {
  readonly from: number;
  /** The block after the last one. */
  to: number;
}

/** Where such rows are: blocks that were counted and have some, and those that changed since. */
async function stretchesWith(
  ctx: Ctx,
  campaignId: number,
  after: number,
  question: MessageQuestion,
): Promise<Stretch[]> {
  const block = Math.floor(after / BLOCK);
  const [counted, stale] = await ctx.db.batch([
    ctx.db
      .select({ block: campaignFacts.block, outcomes: campaignFacts.outcomes })
      .from(campaignFacts)
      .where(and(eq(campaignFacts.campaignId, campaignId), gte(campaignFacts.block, block))),
    ctx.db
      .select({ block: campaignFactsStale.block })
      .from(campaignFactsStale)
      .where(
        and(eq(campaignFactsStale.campaignId, campaignId), gte(campaignFactsStale.block, block)),
      ),
  ]);
  const fitting = counted.filter(({ outcomes }) =>
    outcomes.some((each) => mayHold(each, question)),
  );
  const blocks = new Set([...fitting, ...stale].map((each) => each.block));
  return stretchesOf([...blocks].toSorted((one, other) => one - other));
}

/** Claimed rows are counted as pending ones. */
function mayHold(cell: OutcomeCell, { status, error, replied }: MessageQuestion): boolean {
  const asked = status === "claimed" ? "pending" : status;
  return (
    (asked === undefined || cell[0] === asked) &&
    (error === undefined || cell[2] === error) &&
    (replied === undefined || (cell[7] === 1) === replied)
  );
}

function stretchesOf(blocks: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (last !== undefined && last.to === block && block - last.from < SPAN) last.to = block + 1;
    else stretches.push({ from: block, to: block + 1 });
  }
  return stretches;
}
