import { describe, expect, it } from "vitest";
import { nextGoodTime, nextGoodTimes } from "./next-good-time.ts";

describe("what is proposed for later", () => {
  it.each([
    ["2026-12-01T00:30:00Z", "2026-12-01T09:00"],
    ["2026-12-01T01:30:00Z", "2026-12-02T09:00"],
    ["2026-12-01T18:00:00Z", "2026-12-02T09:00"],
  ])("at %s in Jakarta it is %s there", (now, wall) => {
    expect(nextGoodTime("Asia/Jakarta", Date.parse(now))).toBe(wall);
  });

  it("5.1 is a choice of the next reading hours, none of them a quiet one", () => {
    const now = Date.parse("2026-12-01T05:30:00Z");
    expect(nextGoodTimes("Asia/Jakarta", { from: "18:00", until: "10:00" }, now)).toEqual([
      "2026-12-01T16:00",
      "2026-12-02T12:00",
      "2026-12-02T16:00",
      "2026-12-03T12:00",
    ]);
    expect(nextGoodTimes("Asia/Jakarta", null, now).slice(0, 2)).toEqual([
      "2026-12-01T16:00",
      "2026-12-01T19:00",
    ]);
  });
});
