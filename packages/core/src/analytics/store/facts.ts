import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { countryOfArea } from "../../rates/index.ts";
import { factsOf, mergeBlocks, type BlockFacts, type Facts } from "../rules/index.ts";
import { campaignFacts, campaignFactsStale } from "../tables.ts";
import { countBlock } from "./blocks.ts";

/** How many changed blocks whoever asks waits for; the others are counted by the tick. */
const COUNTED_AT_ONCE = 4;
/** From so many blocks on, what they say together is kept as well. */
const MANY = 6;
const WHOLE = -1;

export interface KnownFacts {
  readonly facts: Facts;
  /** Since when something may be missing; null where nothing is. */
  readonly behindSince: number | null;
}

/** What the ledger of a campaign says. Only of a large one that just changed, a part is older. */
export async function readFacts(ctx: Ctx, campaignId: number): Promise<KnownFacts> {
  const left = await countStale(ctx, campaignId);
  const blocks = (await wholeOf(ctx, campaignId)) ?? (await blocksOf(ctx, campaignId));
  return { facts: factsOf(blocks, countryOnce()), behindSince: left };
}

/** Counts the blocks that changed longest ago; answers since when the rest waits. */
async function countStale(ctx: Ctx, campaignId: number): Promise<number | null> {
  const stale = await ctx.db
    .select({ block: campaignFactsStale.block, since: campaignFactsStale.since })
    .from(campaignFactsStale)
    .where(eq(campaignFactsStale.campaignId, campaignId))
    .orderBy(asc(campaignFactsStale.since), asc(campaignFactsStale.block))
    .limit(COUNTED_AT_ONCE + 1);
  for (const { block } of stale.slice(0, COUNTED_AT_ONCE)) await countBlock(ctx, campaignId, block);
  return stale[COUNTED_AT_ONCE]?.since ?? null;
}

const ofBlocks = (campaignId: number) =>
  and(eq(campaignFacts.campaignId, campaignId), gte(campaignFacts.block, 0));

/** All blocks as one, if it was made of the blocks as they are. */
async function wholeOf(ctx: Ctx, campaignId: number): Promise<BlockFacts[] | null> {
  const made = sql`(SELECT sum(version) FROM campaign_facts AS b
    WHERE b.campaign_id = ${campaignId} AND b.block >= 0)`;
  const whole = await ctx.db
    .select({ outcomes: campaignFacts.outcomes, moments: campaignFacts.moments })
    .from(campaignFacts)
    .where(
      and(
        eq(campaignFacts.campaignId, campaignId),
        eq(campaignFacts.block, WHOLE),
        eq(campaignFacts.version, made),
      ),
    );
  return whole.length === 0 ? null : whole;
}

async function blocksOf(ctx: Ctx, campaignId: number): Promise<BlockFacts[]> {
  const blocks = await ctx.db.select().from(campaignFacts).where(ofBlocks(campaignId));
  if (blocks.length < MANY) return blocks;
  const whole = mergeBlocks(blocks);
  const version = blocks.reduce((sum, block) => sum + block.version, 0);
  await ctx.db
    .insert(campaignFacts)
    .values({ campaignId, block: WHOLE, version, ...whole })
    .onConflictDoUpdate({
      target: [campaignFacts.campaignId, campaignFacts.block],
      set: { version, ...whole },
    });
  return [whole];
}

/** A block that changed before then, of whatever campaign; false where there is none. */
export async function countOldest(ctx: Ctx, changedBefore: number): Promise<boolean> {
  const [stale] = await ctx.db
    .select()
    .from(campaignFactsStale)
    .where(lt(campaignFactsStale.since, changedBefore))
    .limit(1);
  if (stale === undefined) return false;
  await countBlock(ctx, stale.campaignId, stale.block);
  return true;
}

/** A business has few areas, and a look into the tables of all countries takes its time. */
function countryOnce() {
  const known = new Map<string | null, string | null>();
  return (area: string | null): string | null => {
    const found = known.get(area);
    if (found !== undefined) return found;
    const country = countryOfArea(area);
    known.set(area, country);
    return country;
  };
}
