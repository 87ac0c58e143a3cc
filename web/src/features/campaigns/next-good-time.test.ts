import { describe, expect, it } from "vitest";
import { nextGoodTime } from "./next-good-time.ts";

describe("what is proposed for later", () => {
  it.each([
    ["2026-12-01T00:30:00Z", "2026-12-01T09:00"],
    ["2026-12-01T01:30:00Z", "2026-12-02T09:00"],
    ["2026-12-01T18:00:00Z", "2026-12-02T09:00"],
  ])("at %s in Jakarta it is %s there", (now, wall) => {
    expect(nextGoodTime("Asia/Jakarta", Date.parse(now))).toBe(wall);
  });
});
