import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleOf } from "./scale.ts";

test("7.1 a scale goes beyond the highest in a few even steps of whole people", () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), (highest) => {
      const { top, ticks } = scaleOf(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect([ticks[0], ticks.at(-1)]).toEqual([0, top]);
      for (const tick of ticks) expect(Number.isInteger(tick)).toBe(true);
    }),
  );
  expect(scaleOf(0).ticks).toEqual([0, 1]);
  expect(scaleOf(187).ticks).toEqual([0, 50, 100, 150, 200]);
});
