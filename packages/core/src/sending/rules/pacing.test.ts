import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingHeard } from "./breaker.ts";
import { fairShares, newPacer, shareOf, slowDown, type PacerState } from "./pacing.ts";

describe("pacing", () => {
  it("I5 unexpired shares of a number never add up to more than it carries", () => {
    const calls = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 900 }),
        campaignId: fc.integer({ min: 1, max: 6 }),
        want: fc.integer({ min: 1, max: 1_000 }),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(calls, (all) => {
        let now = 0;
        let state: PacerState = newPacer(now);
        const alive = new Map<number, { rate: number; until: number }>();
        for (const call of all) {
          now += call.after;
          const given = shareOf(state, { ...call, throughput: 80, heard: nothingHeard }, now);
          state = given.state;
          alive.set(call.campaignId, given.share);
          const sum = [...alive.values()].reduce(
            (total, share) => total + (share.until > now ? share.rate : 0),
            0,
          );
          expect(sum).toBeLessThanOrEqual(64 + 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("what one campaign leaves over goes to the others", () => {
    expect(fairShares([10, 100, 100], 100)).toEqual([10, 45, 45]);
    expect(fairShares([5, 5], 100)).toEqual([5, 5]);
  });

  it("two campaigns that ask in turn end up with half each", () => {
    let state = newPacer(0);
    const rates = new Map<number, number>();
    for (let now = 1_000; now < 12_000; now += 500) {
      for (const campaignId of [1, 2]) {
        const given = shareOf(
          state,
          { campaignId, want: 500, throughput: 100, heard: nothingHeard },
          now,
        );
        state = given.state;
        rates.set(campaignId, given.share.rate);
      }
    }
    expect(rates.get(1)).toBeCloseTo(40, 5);
    expect(rates.get(2)).toBeCloseTo(40, 5);
  });

  it("10.5 the number halves when Meta says that it is too fast, and climbs back", () => {
    const ask = { campaignId: 1, want: 1_000, throughput: 100, heard: nothingHeard };
    const slowed = slowDown(newPacer(0), 10_000);
    expect(shareOf(slowed, ask, 10_000).share.rate).toBeCloseTo(40);
    expect(shareOf(slowed, ask, 20_000).share.rate).toBeCloseTo(48);
    expect(shareOf(slowed, ask, 200_000).share.rate).toBeCloseTo(80);
  });

  it("I5 a fresh pacer gives nothing until what it may have forgotten has expired", () => {
    const ask = { campaignId: 1, want: 10, throughput: 100, heard: nothingHeard };
    expect(shareOf(newPacer(0), ask, 700).share.rate).toBe(0);
    expect(shareOf(newPacer(0), ask, 1_600).share.rate).toBe(10);
  });
});
