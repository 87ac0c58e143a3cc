import { describe, expect, it } from "vitest";
import { ask, closed, heard, type Breaker } from "./breaker.ts";
import { newPacer, shareOf } from "./pacing.ts";

const bad = (silent: number) => ({ answered: 0, silent });
const good = (answered: number) => ({ answered, silent: 0 });

/** Open since 0, after twenty-five requests without an answer. */
const opened = (): Breaker => heard(closed, 1, bad(25), 0);

/** The breaker after campaign 1 tried one request at `now` and heard nothing. */
const triedInVain = (breaker: Breaker, now: number): Breaker =>
  heard(ask(breaker, 1, now).breaker, 1, bad(1), now + 1_000);

describe("10.5 the circuit breaker of a number", () => {
  it("opens when half of the last fifty requests got no answer, not before", () => {
    expect(heard(heard(closed, 1, good(30), 0), 1, bad(24), 1).kind).toBe("closed");
    expect(heard(heard(closed, 1, good(30), 0), 1, bad(25), 1).kind).toBe("open");
  });

  it("forgets what is further back than fifty requests", () => {
    const old = heard(closed, 1, bad(24), 0);
    expect(heard(heard(old, 1, good(50), 1), 1, bad(24), 2).kind).toBe("closed");
    expect(heard(heard(old, 1, good(20), 1), 1, bad(20), 2).kind).toBe("open");
  });

  it("counts the requests of all campaigns of the number", () => {
    expect(heard(heard(closed, 1, bad(13), 0), 2, bad(12), 1).kind).toBe("open");
  });

  it("lets everybody wait for thirty seconds, then one campaign tries", () => {
    expect(ask(opened(), 1, 29_999).verdict.kind).toBe("wait");
    const tried = ask(opened(), 1, 30_000);
    expect(tried.verdict.kind).toBe("try-one");
    expect(ask(tried.breaker, 2, 30_500).verdict.kind).toBe("wait");
    expect(ask(tried.breaker, 1, 30_500).verdict.kind).toBe("try-one");
    expect(ask(tried.breaker, 1, 33_500).verdict.kind).toBe("wait");
  });

  it("closes when the one that tried is answered, whatever others report late", () => {
    const trying = ask(opened(), 1, 30_000).breaker;
    expect(heard(trying, 2, good(3), 30_100).kind).toBe("trying");
    expect(heard(trying, 2, bad(3), 30_100).kind).toBe("trying");
    expect(heard(trying, 1, good(1), 30_100)).toEqual(closed);
  });

  it("lets another campaign try when the first never sent", () => {
    const trying = ask(opened(), 1, 30_000).breaker;
    expect(ask(trying, 2, 43_999).verdict.kind).toBe("wait");
    expect(ask(trying, 2, 44_000).verdict.kind).toBe("try-one");
  });

  it("waits again after a try in vain, and gives up after three", () => {
    const once = triedInVain(opened(), 30_000);
    expect(ask(once, 1, 60_999).verdict.kind).toBe("wait");
    const twice = triedInVain(once, 61_000);
    expect(twice.kind).toBe("open");
    const thrice = triedInVain(twice, 92_000);
    const told = ask(thrice, 1, 93_000);
    expect(told.verdict.kind).toBe("give-up");
    expect(ask(told.breaker, 2, 102_999).verdict.kind).toBe("give-up");
  });

  it("tries one first when a campaign is resumed after it gave up", () => {
    const gaveUp = triedInVain(triedInVain(triedInVain(opened(), 30_000), 61_000), 92_000);
    const told = ask(gaveUp, 1, 93_500).breaker;
    expect(ask(told, 1, 94_000).verdict.kind).toBe("try-one");
    const resumed = ask(told, 1, 200_000);
    expect(resumed.verdict.kind).toBe("try-one");
    expect(heard(resumed.breaker, 1, good(1), 200_100)).toEqual(closed);
    expect(heard(resumed.breaker, 1, bad(1), 200_100).kind).toBe("given-up");
  });

  it("gives no share while it is open, and one request's worth while it tries", () => {
    const request = { campaignId: 1, want: 80, throughput: 100, heard: bad(25) };
    const silent = shareOf(newPacer(-10_000), request, 0);
    expect(silent.share).toMatchObject({ rate: 0, held: true, givenUp: false });
    const quiet = { ...request, heard: good(0) };
    const { share } = shareOf(silent.state, quiet, 30_000);
    expect(share).toMatchObject({ held: false });
    // One slot at once, which is mostly lost on the way, and one more before the try is over.
    expect(1_000 / share.rate).toBe(1_500);
  });
});
