import { SECOND } from "@siar/kernel/clock";
import { REQUEST_TIMEOUT } from "./numbers.ts";
import { PAIR_LIMIT, type SendOutcome } from "./outcome.ts";

/** How many requests got an answer since the last report, and how many got none. */
export interface Heard {
  readonly answered: number;
  readonly silent: number;
}

/**
 * Whether Meta answers a number at all. When half of its last requests got no answer, everybody
 * waits, then one campaign tries one request; after three such rounds the campaigns give up.
 */
export type Breaker =
  | { readonly kind: "closed"; readonly recent: readonly Heard[] }
  | { readonly kind: "open"; readonly until: number; readonly failed: number }
  | {
      readonly kind: "trying";
      readonly campaignId: number;
      readonly since: number;
      readonly failed: number;
    }
  | {
      readonly kind: "given-up";
      readonly until: number;
      /** Who has been told. Whoever of them asks again was resumed by a person. */
      readonly told: readonly number[];
    };

/** What a campaign that asks for its share is told first. */
export type Verdict =
  | { readonly kind: "go" }
  | { readonly kind: "try-one" }
  | { readonly kind: "wait" }
  | { readonly kind: "give-up" };

const RECENT = 50;
const TOO_MANY = RECENT / 2;
const WAIT = 30 * SECOND;
const ROUNDS = 3;
/** How long a try has to leave, and how long its answer may take. */
const TRY_LEAVES = 3 * SECOND;
const TRY_ENDS = TRY_LEAVES + REQUEST_TIMEOUT + SECOND;
/** Every campaign of the number asks within it, and is told. */
const TELLING = 10 * SECOND;
/** Two slots: the first has mostly passed by the time a consumer has claimed a row for it. */
export const TRY_RATE = (2 * SECOND) / TRY_LEAVES;

export const closed: Breaker = { kind: "closed", recent: [] };

export const nothingHeard: Heard = { answered: 0, silent: 0 };

export const together = (one: Heard, other: Heard): Heard => ({
  answered: one.answered + other.answered,
  silent: one.silent + other.silent,
});

/** An error of Meta's own servers says as little about the next request as no answer does. */
export const isSilent = (outcome: SendOutcome): boolean =>
  outcome.kind === "in-doubt" ||
  outcome.kind === "not-sent" ||
  (outcome.kind === "refused" && outcome.class === "R" && outcome.code !== PAIR_LIMIT);

/** A campaign reports. What left before the breaker opened says nothing new. */
export function heard(breaker: Breaker, campaignId: number, news: Heard, now: number): Breaker {
  if (news.answered + news.silent === 0) return breaker;
  switch (breaker.kind) {
    case "closed": {
      const recent = latest([news, ...breaker.recent]);
      const silent = recent.reduce((sum, each) => sum + each.silent, 0);
      return silent < TOO_MANY
        ? { kind: "closed", recent }
        : { kind: "open", until: now + WAIT, failed: 0 };
    }
    case "trying":
      if (breaker.campaignId !== campaignId) return breaker;
      if (news.silent === 0) return closed;
      return breaker.failed + 1 < ROUNDS
        ? { kind: "open", until: now + WAIT, failed: breaker.failed + 1 }
        : { kind: "given-up", until: now + TELLING, told: [] };
    case "open":
    case "given-up":
      return breaker;
  }
}

/** The newest reports, as many as it takes for the last fifty requests. */
function latest(reports: readonly Heard[]): Heard[] {
  let room = RECENT;
  return reports.flatMap(({ answered, silent }) => {
    const silentHere = Math.min(silent, room);
    const answeredHere = Math.min(answered, room - silentHere);
    room -= silentHere + answeredHere;
    return silentHere + answeredHere > 0 ? [{ answered: answeredHere, silent: silentHere }] : [];
  });
}

export function ask(
  breaker: Breaker,
  campaignId: number,
  now: number,
): { breaker: Breaker; verdict: Verdict } {
  switch (breaker.kind) {
    case "closed":
      return { breaker, verdict: { kind: "go" } };
    case "open":
      return now < breaker.until
        ? { breaker, verdict: { kind: "wait" } }
        : tryWith(campaignId, breaker.failed, now);
    case "given-up":
      return now < breaker.until && !breaker.told.includes(campaignId)
        ? {
            breaker: { ...breaker, told: [...breaker.told, campaignId] },
            verdict: { kind: "give-up" },
          }
        : tryWith(campaignId, ROUNDS - 1, now);
    case "trying": {
      const passed = now - breaker.since;
      if (passed >= TRY_ENDS) return tryWith(campaignId, breaker.failed, now);
      return breaker.campaignId === campaignId && passed < TRY_LEAVES
        ? { breaker, verdict: { kind: "try-one" } }
        : { breaker, verdict: { kind: "wait" } };
    }
  }
}

const tryWith = (campaignId: number, failed: number, since: number) => ({
  breaker: { kind: "trying", campaignId, since, failed } as const,
  verdict: { kind: "try-one" } as const,
});
