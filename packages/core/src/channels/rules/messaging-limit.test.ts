import { describe, expect, test } from "vitest";
import { perDayOf } from "./messaging-limit.ts";

describe("Meta's name for a daily limit", () => {
  test.each([
    ["TIER_250", 250],
    ["TIER_2K", 2_000],
    ["TIER_10K", 10_000],
    ["TIER_100K", 100_000],
    ["TIER_1M", 1_000_000],
    ["2000", 2_000],
    ["TIER_UNLIMITED", "unlimited"],
    ["-1", "unlimited"],
    ["TIER_0", null],
    ["TIER_", null],
    ["tier of gold", null],
    ["", null],
    [null, null],
  ])("%j is read as %j", (named, perDay) => expect(perDayOf(named)).toBe(perDay));
});
