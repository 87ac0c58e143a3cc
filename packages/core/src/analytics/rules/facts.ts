import { HOUR, MINUTE } from "@siar/kernel/clock";
import type { RowStatus } from "../../sending/schema.ts";

/** How many rows of the ledger are counted at once; the triggers of the migration know it too. */
export const BLOCK = 4_096;

export const QUARTER = 15 * MINUTE;

/** For so long after the launch events are known by the minute, later by the quarter hour. */
export const FINE_FOR = 6 * HOUR;

/** No quarter of an hour is known by halves. */
export const fineUntil = (startedAt: number): number =>
  Math.floor((startedAt + FINE_FOR) / QUARTER) * QUARTER;

/** `[status, reason, error, category, pricing type, area, accepted, replied, responded, engaged, rows]` */
export type OutcomeCell = readonly [
  RowStatus,
  string | null,
  number | null,
  string | null,
  string | null,
  string | null,
  number,
  number,
  number,
  number,
  number,
];

/** How many rows share all of it. */
export interface Outcome {
  readonly status: RowStatus;
  readonly reason: string | null;
  readonly errorCode: number | null;
  readonly category: string | null;
  readonly pricingType: string | null;
  readonly country: string | null;
  /** Meta took it, whatever became of it. */
  readonly accepted: boolean;
  readonly replied: boolean;
  /** Replied, pressed a button or reacted. */
  readonly responded: boolean;
  /** Read or responded. */
  readonly engaged: boolean;
  readonly rows: number;
}

/** The country of an area; see `countryOfArea`. */
export type CountryOf = (area: string | null) => string | null;

function outcomeOf(cell: OutcomeCell, countryOf: CountryOf): Outcome {
  const [status, reason, errorCode, category, pricingType, area, ...counts] = cell;
  const [accepted, replied, responded, engaged, rows] = counts;
  return {
    status,
    reason,
    errorCode,
    category,
    pricingType,
    country: countryOf(area),
    accepted: accepted === 1,
    replied: replied === 1,
    responded: responded === 1,
    engaged: engaged === 1,
    rows,
  };
}

export type Pairs<K> = readonly (readonly [K, number])[];

/** How long people took, in seconds: see `rules/waits.ts` for the steps. */
export interface Waits {
  readonly people: number;
  readonly seconds: number;
  readonly spread: Pairs<number>;
}

export const eventKinds = ["sent", "delivered", "read", "replied", "failed", "engaged"] as const;
export type EventKind = (typeof eventKinds)[number];

/** What happened in a block, and when. */
export type Moments = Readonly<Record<EventKind, Pairs<number>>> & {
  readonly toDelivery: Waits;
  readonly toRead: Waits;
  readonly toReply: Waits;
  readonly firstSent: number | null;
  readonly lastSent: number | null;
  readonly presses: Pairs<string>;
};

/** How often something happened, by the minute of the world in which it did. */
export type ByMinute = ReadonlyMap<number, number>;

export interface BlockFacts {
  readonly outcomes: readonly OutcomeCell[];
  readonly moments: Moments;
}

/** All blocks of a campaign as one. */
export interface Facts {
  readonly outcomes: readonly Outcome[];
  readonly events: Readonly<Record<EventKind, ByMinute>>;
  readonly waits: Readonly<Record<"delivery" | "read" | "reply", Waits>>;
  readonly presses: ReadonlyMap<string, number>;
  readonly firstSent: number | null;
  readonly lastSent: number | null;
}

function added<K>(lists: readonly Pairs<K>[]): ReadonlyMap<K, number> {
  const sums = new Map<K, number>();
  for (const list of lists) {
    for (const [key, count] of list) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
}

const addedWaits = (waits: readonly Waits[]): Waits => ({
  people: waits.reduce((sum, { people }) => sum + people, 0),
  seconds: waits.reduce((sum, { seconds }) => sum + seconds, 0),
  spread: [...added(waits.map(({ spread }) => spread))],
});

const present = (times: readonly (number | null)[]): number[] =>
  times.filter((time) => time !== null);

/** Blocks as if they were one. */
export function mergeBlocks(blocks: readonly BlockFacts[]): BlockFacts {
  const moments = blocks.map((block) => block.moments);
  const events = (kind: EventKind) => [...added(moments.map((each) => each[kind]))];
  const first = present(moments.map(({ firstSent }) => firstSent));
  const last = present(moments.map(({ lastSent }) => lastSent));
  return {
    outcomes: mergeCells(blocks.flatMap(({ outcomes }) => outcomes)),
    moments: {
      sent: events("sent"),
      delivered: events("delivered"),
      read: events("read"),
      replied: events("replied"),
      failed: events("failed"),
      engaged: events("engaged"),
      toDelivery: addedWaits(moments.map(({ toDelivery }) => toDelivery)),
      toRead: addedWaits(moments.map(({ toRead }) => toRead)),
      toReply: addedWaits(moments.map(({ toReply }) => toReply)),
      firstSent: first.length === 0 ? null : Math.min(...first),
      lastSent: last.length === 0 ? null : Math.max(...last),
      presses: [...added(moments.map(({ presses }) => presses))],
    },
  };
}

/** Cells that say the same as one. */
export function mergeCells(cells: readonly OutcomeCell[]): OutcomeCell[] {
  const merged = new Map<string, OutcomeCell>();
  for (const cell of cells) {
    const [status, reason, error, category, pricing, area, ...counts] = cell;
    const [accepted, replied, responded, engaged, rows] = counts;
    const flags = [accepted, replied, responded, engaged] as const;
    const key = [status, reason, error, category, pricing, area, ...flags].join("|");
    const sum = (merged.get(key)?.[10] ?? 0) + rows;
    merged.set(key, [status, reason, error, category, pricing, area, ...flags, sum]);
  }
  return [...merged.values()];
}

export function factsOf(blocks: readonly BlockFacts[], countryOf: CountryOf): Facts {
  const { outcomes, moments } = mergeBlocks(blocks);
  const { toDelivery, toRead, toReply, presses, firstSent, lastSent } = moments;
  return {
    outcomes: outcomes.map((cell) => outcomeOf(cell, countryOf)),
    events: {
      sent: new Map(moments.sent),
      delivered: new Map(moments.delivered),
      read: new Map(moments.read),
      replied: new Map(moments.replied),
      failed: new Map(moments.failed),
      engaged: new Map(moments.engaged),
    },
    waits: { delivery: toDelivery, read: toRead, reply: toReply },
    presses: new Map(presses),
    firstSent,
    lastSent,
  };
}
