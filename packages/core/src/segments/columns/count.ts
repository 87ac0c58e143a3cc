import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import { optedOutSql } from "../../consent/index.ts";
import { audienceSql } from "../audience.ts";
import type { Moment } from "../rules/calendar.ts";
import type { Criteria } from "../rules/criteria.ts";
import { BLOCK, placesIn, setOf, type Bits } from "./alphabet.ts";
import { OPTED_OUT, WITH_PHONE } from "./facets.ts";
import type { Cooling } from "../cooldown.ts";
import { knownOf, readPlaces, type Known } from "./select.ts";
import { common, howMany, without } from "./states.ts";
import { among } from "./store.ts";

export interface Counted {
  readonly count: number;
  readonly optedOut: number;
  readonly withoutPhone: number;
  readonly inCooldown: number;
  /** The lowest ids of an audience, at most as many as were asked for. */
  readonly first: readonly number[];
}

export interface CountTerms {
  readonly criteria: Criteria;
  readonly moment: Moment;
  /** Null: nothing but the number of people is wanted. */
  readonly cooling: Cooling | null;
  readonly first: number;
}

const beside = ({ cooling }: CountTerms): string[] =>
  cooling === null ? [] : [OPTED_OUT, WITH_PHONE];

/** So many people are looked up in one statement. */
const LOOKED_UP = 5_000;

/**
 * An audience counted: whoever the columns are sure of by them, and whoever they are not by the
 * statement that everything else goes by.
 */
export async function countAudience(ctx: Ctx, terms: CountTerms): Promise<Counted> {
  const known = await knownOf(ctx, terms.criteria, terms.moment, beside(terms));
  if (known === null) return counted(ctx, audienceSql(terms.criteria, terms.moment), terms);
  const audience = audienceSql(terms.criteria, terms.moment, "few");
  const cool = await membersOf(ctx, terms.cooling?.ids ?? []);
  const parts = [countSure(known, cool, terms.first)];
  for (const where of doubtful(known)) {
    parts.push(await counted(ctx, sql`${where} AND ${audience}`, terms));
  }
  return parts.reduce(sum);

  function sum(left: Counted, right: Counted): Counted {
    return {
      count: left.count + right.count,
      optedOut: left.optedOut + right.optedOut,
      withoutPhone: left.withoutPhone + right.withoutPhone,
      inCooldown: left.inCooldown + right.inCooldown,
      first: [...left.first, ...right.first].toSorted((a, b) => a - b).slice(0, terms.first),
    };
  }
}

type Members = ReadonlyMap<number, Bits>;

async function membersOf(ctx: Ctx, ids: readonly SQL[]): Promise<Members> {
  const places = await readPlaces(ctx, ids);
  return new Map([...places].map(([block, some]) => [block, setOf(some)]));
}

function countSure({ blocks }: Known, cool: Members, first: number): Counted {
  const sum = { count: 0, optedOut: 0, withoutPhone: 0, inCooldown: 0 };
  const lowest: number[] = [];
  for (const { block, sure, sets } of blocks.toSorted((a, b) => a.block - b.block)) {
    const [optedOut, withPhone] = sets;
    const cooling = cool.get(block);
    const count = howMany(sure);
    sum.count += count;
    if (optedOut !== undefined) sum.optedOut += howMany(common(sure, optedOut));
    if (withPhone !== undefined) sum.withoutPhone += count - howMany(common(sure, withPhone));
    if (cooling !== undefined) sum.inCooldown += howMany(common(sure, cooling));
    const places = placesIn(sure, first - lowest.length);
    lowest.push(...places.map((place) => block * BLOCK + place));
  }
  return { ...sum, first: lowest };
}

/** Conditions for those of whom the columns are not sure, a handful or a stretch at a time. */
export function doubtful({ blocks, unknown }: Known): SQL[] {
  const ids = blocks.flatMap(({ block, sure, possible }) => {
    return placesIn(without(possible, sure)).map((place) => block * BLOCK + place);
  });
  const handfuls = Array.from({ length: Math.ceil(ids.length / LOOKED_UP) }, (_, at) =>
    ids.slice(at * LOOKED_UP, (at + 1) * LOOKED_UP),
  );
  return [
    ...handfuls.map((some) => sql`contacts.id IN ${among(some)}`),
    ...unknown.map(
      (block) => sql`contacts.id >= ${block * BLOCK} AND contacts.id < ${(block + 1) * BLOCK}`,
    ),
  ];
}

async function counted(ctx: Ctx, where: SQL, { cooling, first }: CountTerms): Promise<Counted> {
  const [[sum], rows] = await ctx.db.batch([
    ctx.db.all<Omit<Counted, "first">>(sql`
      SELECT count(*) AS count,
        count(*) FILTER (WHERE ${optedOutSql()}) AS optedOut,
        count(*) FILTER (WHERE contacts.phone IS NULL) AS withoutPhone,
        count(*) FILTER (WHERE ${cooling?.is ?? sql`0`}) AS inCooldown
      FROM contacts WHERE ${where}`),
    ctx.db.all<{ id: number }>(sql`
      SELECT contacts.id AS id FROM contacts WHERE ${where} ORDER BY contacts.id LIMIT ${first}`),
  ]);
  return {
    ...(sum ?? { count: 0, optedOut: 0, withoutPhone: 0, inCooldown: 0 }),
    first: rows.map(({ id }) => id),
  };
}
