import fc from "fast-check";
import { expect, it } from "vitest";
import { newPacer, reserveSlot } from "./index.ts";

const NOW = 1_000_000;

it("I5 replies leave at a fifth of the number's throughput, and never faster", () => {
  const asks = fc.array(fc.nat(400), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(asks, fc.integer({ min: 20, max: 1_000 }), (pauses, throughput) => {
      let state = newPacer(NOW);
      let now = NOW;
      const left: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const slot = reserveSlot(state, throughput, now);
        state = slot.state;
        if (slot.waitMs !== null) left.push(now + slot.waitMs);
      }
      const gaps = left.slice(1).map((at, index) => at - (left[index] ?? 0));
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(1_000 / (throughput / 5) - 1);
    }),
  );
});

it("I5 whoever would have to wait for long is told so instead", () => {
  let state = newPacer(NOW);
  const waits = Array.from({ length: 200 }, () => {
    const slot = reserveSlot(state, 80, NOW);
    state = slot.state;
    return slot.waitMs;
  });
  expect(waits[0]).toBe(0);
  expect(waits.at(-1)).toBeNull();
  expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(5_000);
});
