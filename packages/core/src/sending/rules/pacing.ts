import { ask, closed, heard, TRY_RATE, type Breaker, type Heard } from "./breaker.ts";

/**
 * How a number's throughput is shared among its campaigns. Shares expire; those that have not yet
 * never add up to more than the number carries, so a campaign that joins waits until others gave way.
 */
export interface Claim {
  readonly campaignId: number;
  readonly want: number;
  /** What it was given, and until when it may use it. */
  readonly rate: number;
  readonly until: number;
}

export interface PacerState {
  readonly bornAt: number;
  readonly claims: readonly Claim[];
  /** 1 normally; halved when Meta says that it is too fast, climbing back slowly. */
  readonly throttle: number;
  readonly slowedAt: number;
  readonly breaker: Breaker;
  /** When the next reply may leave, beside all campaigns. */
  readonly nextReservedAt: number;
}

export interface ShareRequest {
  readonly campaignId: number;
  readonly want: number;
  readonly throughput: number;
  /** What came of its requests since it last asked. */
  readonly heard: Heard;
}

export interface Share {
  readonly rate: number;
  readonly until: number;
  /** Nobody may send now, because Meta does not answer. */
  readonly held: boolean;
  readonly givenUp: boolean;
}

export const SHARE_VALID = 1_500;
const FORGOTTEN = 5_000;
/** A fresh one waits until every share of its predecessor has expired. */
const SETTLE = SHARE_VALID;
/** Kept free for replies and test sends. */
export const RESERVED = 0.2;
const RECOVERY_PER_SECOND = 0.01;
const SLOWEST = 0.05;

/** What a number's campaigns may use of its throughput. */
export const forCampaigns = (throughput: number): number => throughput * (1 - RESERVED);

export const newPacer = (now: number): PacerState => ({
  bornAt: now,
  claims: [],
  throttle: 1,
  slowedAt: 0,
  breaker: closed,
  nextReservedAt: now,
});

export const slowDown = (state: PacerState, now: number): PacerState =>
  // One burst of refusals is one signal.
  now - state.slowedAt < 1_000
    ? state
    : { ...state, throttle: Math.max(SLOWEST, throttleAt(state, now) / 2), slowedAt: now };

export const throttleAt = (state: PacerState, now: number): number =>
  Math.min(1, state.throttle + ((now - state.slowedAt) / 1_000) * RECOVERY_PER_SECOND);

/** Max-min fair: nobody gets more than it wants, and what one leaves over goes to the others. */
export function fairShares(wants: readonly number[], capacity: number): number[] {
  const order = wants.map((want, index) => ({ want, index })).toSorted((a, b) => a.want - b.want);
  const shares: number[] = Array.from({ length: wants.length }, () => 0);
  let left = capacity;
  order.forEach(({ want, index }, position) => {
    const share = Math.min(want, left / (order.length - position));
    shares[index] = share;
    left -= share;
  });
  return shares;
}

export function shareOf(
  before: PacerState,
  request: ShareRequest,
  now: number,
): { state: PacerState; share: Share } {
  const { campaignId } = request;
  const news = heard(before.breaker, campaignId, request.heard, now);
  const { breaker, verdict } = ask(news, campaignId, now);
  const state = { ...before, breaker };
  if (verdict.kind === "go") return fairShare(state, request, request.want, now);
  if (verdict.kind === "try-one") return fairShare(state, request, TRY_RATE, now);
  const claims = state.claims.filter((claim) => claim.campaignId !== campaignId);
  const share = { rate: 0, until: now, held: true, givenUp: verdict.kind === "give-up" };
  return { state: { ...state, claims }, share };
}

function fairShare(
  state: PacerState,
  request: ShareRequest,
  want: number,
  now: number,
): { state: PacerState; share: Share } {
  const others = state.claims.filter(
    (claim) => claim.campaignId !== request.campaignId && now - claim.until < FORGOTTEN,
  );
  const capacity = forCampaigns(request.throughput) * throttleAt(state, now);
  const wants = [want, ...others.map((claim) => claim.want)];
  const fair = fairShares(wants, capacity)[0] ?? 0;
  const held = others.reduce((sum, claim) => sum + (claim.until > now ? claim.rate : 0), 0);
  const rate = now - state.bornAt < SETTLE ? 0 : Math.max(0, Math.min(fair, capacity - held));
  const until = now + SHARE_VALID;
  const mine: Claim = { campaignId: request.campaignId, want, rate, until };
  const share = { rate, until, held: false, givenUp: false };
  return { state: { ...state, claims: [...others, mine] }, share };
}
