import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideLimit } from "./estimate-limit.ts";

describe("Meta's daily limit", () => {
  test.each([
    [0, 250, 1],
    [0, 251, 2],
    [0, 500, 2],
    [0, 501, 3],
    [100, 150, 1],
    [100, 151, 2],
    [250, 1, 2],
    [400, 250, 2],
    [400, 0, 1],
  ])("of 250, with %i used, sends to %i people on %i days", (used, people, days) => {
    expect(decideLimit("TIER_250", used, people)).toMatchObject({
      kind: "limited",
      perDay: 250,
      used,
      left: Math.max(0, 250 - used),
      days,
    });
  });

  test("is never gone beyond on any of the days, and none of them is idle at the end", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(1_000_000), (used, people) => {
        const limit = decideLimit("TIER_2K", used, people);
        if (limit.kind !== "limited") throw new Error(limit.kind);
        const { days, left, perDay } = limit;
        expect(left + (days - 1) * perDay).toBeGreaterThanOrEqual(people);
        if (days > 1) expect(left + (days - 2) * perDay).toBeLessThan(people);
      }),
    );
  });

  test("is told apart where there is none from where it is not known", () => {
    expect(decideLimit("TIER_UNLIMITED", 0, 7)).toEqual({ kind: "unlimited", people: 7 });
    expect(decideLimit(null, 0, 7)).toEqual({ kind: "unknown", people: 7 });
  });
});
