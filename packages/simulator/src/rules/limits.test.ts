import fc from "fast-check";
import { expect, test } from "vitest";
import { DailyReach, Pairs, SlidingSecond } from "./limits.ts";
import { redeliveryGap } from "./redelivery.ts";

test("no sliding second holds more than the limit", () => {
  const gaps = fc.array(fc.nat(120), { minLength: 50, maxLength: 300 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 30 }), (waits, limit) => {
      const second = new SlidingSecond();
      let now = 0;
      const taken: number[] = [];
      for (const wait of waits) {
        now += wait;
        if (second.tryTake(now, limit)) taken.push(now);
      }
      for (const [place, at] of taken.entries()) {
        expect(at - (taken[place - limit] ?? -1000)).toBeGreaterThanOrEqual(1000);
      }
    }),
    { numRuns: 100 },
  );
});

test("a pair takes a burst of 45, then one every six seconds", () => {
  const pairs = new Pairs();
  const rate = { gap: 6000, burst: 45 };
  const burst = Array.from({ length: 60 }, () => pairs.tryTake("a", 0, rate));
  expect(burst.filter(Boolean)).toHaveLength(45);
  expect(pairs.tryTake("a", 5999, rate)).toBe(false);
  expect(pairs.tryTake("a", 6000, rate)).toBe(true);
  expect(pairs.tryTake("b", 0, rate)).toBe(true);
});

test("the daily reach counts people, and forgets them after a day", () => {
  const reach = new DailyReach(new Map());
  expect(reach.tryTake("a", 0, 1)).toBe(true);
  expect(reach.tryTake("a", 1, 1)).toBe(true);
  expect(reach.tryTake("b", 2, 1)).toBe(false);
  expect(reach.tryTake("b", 24 * 3_600_000 + 2, 1)).toBe(true);
});

test("redelivery starts within a second, grows, and ends after seven days", () => {
  expect(redeliveryGap(1, 0)).toBe(500);
  expect(redeliveryGap(3, 0)).toBe(2000);
  expect(redeliveryGap(30, 0)).toBe(3_600_000);
  expect(redeliveryGap(30, 7 * 24 * 3_600_000)).toBeNull();
});
