import { HOUR, SECOND } from "@siar/kernel/clock";
import { jitteredDelay, type Random } from "@siar/kernel/retry";
import type { FailureClass } from "../schema.ts";
import { MAX_TRIES } from "./numbers.ts";

/** What became of one request to Meta. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly wamid: string; readonly held: boolean }
  | {
      readonly kind: "refused";
      readonly code: number;
      readonly class: FailureClass;
      readonly detail: string;
    }
  /** It may have reached Meta, and its answer was lost. */
  | { readonly kind: "in-doubt"; readonly why: string }
  | { readonly kind: "not-sent"; readonly why: string }
  /** Meta refused it for a file that it no longer has, which is uploaded anew. */
  | { readonly kind: "file-lost" };

/** What is written into the row, if it still is what this attempt left it. */
export interface RowResult {
  readonly seq: number;
  readonly attempt: number;
  readonly status: "pending" | "sent" | "failed" | "unknown";
  readonly at: number;
  readonly wamid: string | null;
  readonly held: boolean;
  readonly reason: string | null;
  readonly code: number | null;
  readonly class: FailureClass | null;
  readonly detail: string | null;
  readonly tries: number;
  readonly notBefore: number | null;
}

export interface Attempted {
  readonly seq: number;
  readonly attempt: number;
  readonly tries: number;
}

const RETRY = { base: 2 * SECOND, cap: 60 * SECOND };
const SLOWED = { base: 2 * SECOND, cap: 2 * SECOND };
/** Too many messages to one person: it says nothing of the number. */
export const PAIR_LIMIT = 131_056;
const MAX_DETAIL = 500;

export function resultOf(
  row: Attempted,
  outcome: SendOutcome,
  at: number,
  random: Random,
): RowResult {
  const base: RowResult = {
    seq: row.seq,
    attempt: row.attempt,
    status: "failed",
    at,
    wamid: null,
    held: false,
    reason: null,
    code: null,
    class: null,
    detail: null,
    tries: row.tries,
    notBefore: null,
  };
  switch (outcome.kind) {
    case "accepted":
      return { ...base, status: "sent", wamid: outcome.wamid, held: outcome.held };
    case "in-doubt":
      return { ...base, status: "unknown", reason: "answer_lost", detail: cut(outcome.why) };
    case "not-sent":
      return again({ ...base, reason: "not_reached", detail: cut(outcome.why) }, RETRY, random);
    case "file-lost":
      return soon(
        { ...base, reason: "not_reached", detail: "Meta no longer had the file" },
        random,
      );
    case "refused":
      return refused(base, outcome, random);
  }
}

function refused(
  base: RowResult,
  outcome: Extract<SendOutcome, { kind: "refused" }>,
  random: Random,
): RowResult {
  const row = {
    ...base,
    code: outcome.code,
    class: outcome.class,
    detail: cut(outcome.detail),
    reason: "refused",
  };
  switch (outcome.class) {
    case "R":
      return outcome.code === PAIR_LIMIT
        ? waits(row, row.at + Math.min(HOUR, 4 ** row.tries * SECOND), row.tries + 1)
        : again(row, RETRY, random);
    case "S":
    case "T":
    case "A":
      return soon(row, random);
    case "P":
    case "F":
      return row;
  }
}

const waits = (row: RowResult, notBefore: number, tries: number): RowResult => ({
  ...row,
  status: "pending",
  notBefore,
  tries,
});

/** What says nothing of the row counts nothing against it. */
const soon = (row: RowResult, random: Random): RowResult =>
  waits(row, row.at + 500 + jitteredDelay(0, SLOWED, random), row.tries);

/** Five failures of this kind end the row. */
function again(row: RowResult, backoff: typeof RETRY, random: Random): RowResult {
  const tries = row.tries + 1;
  if (tries >= MAX_TRIES) return { ...row, tries, reason: "gave_up" };
  return waits(row, row.at + 500 + jitteredDelay(tries, backoff, random), tries);
}

const cut = (detail: string): string => detail.slice(0, MAX_DETAIL);

/**
 * How far a pause reaches: the campaign, all with its template, all of its WhatsApp account, or
 * everybody who uses up the portfolio's limit.
 */
export type Reach = "campaign" | "template" | "account" | "portfolio";

export interface Pause {
  readonly kind: "pause";
  readonly reach: Reach;
  readonly reason: string;
  /** Meta's, of an account that it refuses: its own page shows what to do about it. */
  readonly code?: number;
}

/** Whether an answer stops more than its own row. */
export type Alarm = { readonly kind: "slow-down" } | Pause;

/** As the campaign's row has it, with Meta's code behind it, until the template is approved again. */
export const TEMPLATE_REFUSED = "template_refused";

/** What an error of this class stops; null where it need not stop anything. */
export function pauseOf(failure: FailureClass, code: number): Pause | null {
  switch (failure) {
    case "T":
      return { kind: "pause", reach: "template", reason: `${TEMPLATE_REFUSED}:${code}` };
    case "A":
      return { kind: "pause", reach: "account", reason: `account_refused:${code}`, code };
    case "R":
    case "S":
    case "P":
    case "F":
      return null;
  }
}

/** Faults of our own in a row, after which it is not worth going on. */
export const FAULTS_IN_A_ROW = 5;

export const faultPause = (code: number): Pause => ({
  kind: "pause",
  reach: "campaign",
  reason: `faults_in_a_row:${code}`,
});

/** As the campaign's row has it while it waits for the window of 24 hours to roll on. */
export const LIMIT_REACHED = "limit_reached";

export const limitPause: Pause = { kind: "pause", reach: "portfolio", reason: LIMIT_REACHED };

export function alarmOf(outcome: SendOutcome): Alarm | null {
  if (outcome.kind !== "refused") return null;
  return outcome.class === "S" ? { kind: "slow-down" } : pauseOf(outcome.class, outcome.code);
}
