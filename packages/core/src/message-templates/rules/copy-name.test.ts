import { describe, expect, it } from "vitest";
import { copyName } from "./copy-name.ts";

describe("4.3 the name of a copy", () => {
  it.each([
    ["Promo", [], "Promo (2)"],
    ["Promo", ["promo (2)"], "Promo (3)"],
    ["Promo (2)", ["promo (2)"], "Promo (3)"],
    ["Promo (2026)", [], "Promo (2027)"],
    ["(2)", [], "(2) (2)"],
  ])("4.3 of %j beside %j is %j", (name, taken, copy) => {
    expect(copyName(name, new Set(taken), 100)).toBe(copy);
  });

  it("4.3 stays within the longest name", () => {
    expect(copyName("x".repeat(100), new Set(), 100)).toBe(`${"x".repeat(96)} (2)`);
    expect(copyName("👍".repeat(50), new Set(), 99)).toBe(`${"👍".repeat(47)} (2)`);
  });
});
