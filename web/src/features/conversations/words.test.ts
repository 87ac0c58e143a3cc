import { describe, expect, it } from "vitest";
import { leftOf, slashOf } from "./words.ts";

const now = Date.parse("2026-11-21T10:00:00Z");

describe("the window of 24 hours", () => {
  it.each([
    ["2026-11-22T09:58:00Z", { unit: "hours", count: 23 }],
    ["2026-11-21T11:00:00Z", { unit: "hours", count: 1 }],
    ["2026-11-21T10:59:59Z", { unit: "minutes", count: 59 }],
    ["2026-11-21T10:00:20Z", { unit: "minutes", count: 1 }],
    ["2026-11-21T10:00:00Z", null],
    [null, null],
  ])("that ends %s leaves %o", (until, left) => {
    expect(leftOf(until, now)).toEqual(left);
  });
});

describe("a slash", () => {
  it.each([
    ["/", ""],
    ["/Jam", "jam"],
    ["/jam buka", undefined],
    ["jam", undefined],
    ["a/jam", undefined],
    ["", undefined],
  ])("%s asks for ready replies beginning with %s", (text, asked) => {
    expect(slashOf(text)).toBe(asked);
  });
});
