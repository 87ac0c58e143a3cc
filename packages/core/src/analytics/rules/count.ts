import { MINUTE } from "@siar/kernel/clock";
import type { RowStatus } from "../../sending/schema.ts";
import {
  mergeCells,
  QUARTER,
  type BlockFacts,
  type OutcomeCell,
  type Pairs,
  type Waits,
} from "./facts.ts";
import { stepOf } from "./waits.ts";

/** What counts of a row of the ledger. */
export interface LedgerRow {
  readonly contactId: number;
  readonly status: RowStatus;
  readonly reason: string | null;
  readonly errorCode: number | null;
  readonly category: string | null;
  readonly pricingType: string | null;
  readonly area: string | null;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly repliedAt: number | null;
}

/** A reaction or a press, as one of the campaign's people made it. */
export interface Gesture {
  readonly contactId: number;
  readonly type: string;
  readonly text: string;
  readonly at: number;
}

/** What a block of the ledger says, read off row by row. */
export function countRows(
  rows: readonly LedgerRow[],
  gestures: readonly Gesture[],
  fineUntil: number,
): BlockFacts {
  const reacted = reactions(gestures);
  const counted = rows.map((row) => countable(row, reacted));
  const when = (at: (row: Countable) => number | null): Pairs<number> =>
    tally(counted.flatMap((row) => present(at(row))).map((moment) => minuteOf(moment, fineUntil)));
  const wait = (at: (row: Countable) => number | null) => waitsOf(counted, at);
  const sent = counted.flatMap(({ sentAt }) => present(sentAt));
  return {
    outcomes: outcomesOf(counted),
    moments: {
      sent: when(({ sentAt }) => sentAt),
      delivered: when(({ deliveredAt }) => deliveredAt),
      read: when(({ readAt }) => readAt),
      replied: when(({ repliedAt }) => repliedAt),
      failed: when(({ status, failedAt }) => (status === "failed" ? failedAt : null)),
      engaged: when(({ engagedAt }) => engagedAt),
      toDelivery: wait(({ deliveredAt }) => deliveredAt),
      toRead: wait(({ readAt }) => readAt),
      toReply: wait(({ repliedAt }) => repliedAt),
      firstSent: sent.length === 0 ? null : Math.min(...sent),
      lastSent: sent.length === 0 ? null : Math.max(...sent),
      presses: pressesOf(gestures),
    },
  };
}

interface Countable extends LedgerRow {
  readonly responded: boolean;
  /** When they first read, replied or reacted. */
  readonly engagedAt: number | null;
}

function countable(row: LedgerRow, reactedAt: ReadonlyMap<number, number>): Countable {
  const reacted = reactedAt.get(row.contactId) ?? null;
  const moments = [row.readAt, row.repliedAt, reacted].flatMap(present);
  return {
    ...row,
    responded: row.repliedAt !== null || reacted !== null,
    engagedAt: moments.length === 0 ? null : Math.min(...moments),
  };
}

function reactions(gestures: readonly Gesture[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { contactId, type, at } of gestures) {
    if (type === "reaction") first.set(contactId, Math.min(at, first.get(contactId) ?? at));
  }
  return first;
}

const present = (at: number | null): number[] => (at === null ? [] : [at]);

/** By minute while it is new, by quarter of an hour later: no zone's clock is off by less. */
function minuteOf(at: number, fineUntil: number): number {
  const size = at < fineUntil ? MINUTE : QUARTER;
  return (Math.floor(at / size) * size) / MINUTE;
}

function tally<K>(keys: readonly K[]): Array<[K, number]> {
  const sums = new Map<K, number>();
  for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + 1);
  return [...sums];
}

function waitsOf(rows: readonly Countable[], until: (row: Countable) => number | null): Waits {
  const seconds = rows.flatMap((row) => {
    const at = until(row);
    return at === null || row.sentAt === null
      ? []
      : [Math.floor(Math.max(0, at - row.sentAt) / 1_000)];
  });
  return {
    people: seconds.length,
    seconds: seconds.reduce((sum, one) => sum + one, 0),
    spread: tally(seconds.map(stepOf)),
  };
}

const outcomesOf = (rows: readonly Countable[]): OutcomeCell[] => mergeCells(rows.map(cellOf));

const cellOf = (row: Countable): OutcomeCell => [
  // A claimed row becomes another within the second, and is none to people.
  row.status === "claimed" ? "pending" : row.status,
  row.reason,
  row.errorCode,
  row.category,
  row.pricingType,
  row.area,
  Number(row.sentAt !== null),
  Number(row.repliedAt !== null),
  Number(row.responded),
  Number(row.engagedAt !== null),
  1,
];

/** People, not presses: who presses a button twice wants it once. */
function pressesOf(gestures: readonly Gesture[]): Pairs<string> {
  const people = new Map<string, Set<number>>();
  for (const { contactId, type, text } of gestures) {
    if (type === "reaction" || text === "") continue;
    people.set(text, (people.get(text) ?? new Set()).add(contactId));
  }
  return [...people].map(([label, pressed]) => [label, pressed.size]);
}
