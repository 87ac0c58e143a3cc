import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, shiftDay, startOfDay } from "./calendar.ts";
import { readShape } from "./shape.ts";

const zones = [
  "Asia/Jakarta",
  "America/Santiago",
  "America/Havana",
  "Asia/Beirut",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "UTC",
];

describe("a day in a zone", () => {
  it("begins with its first second: the one before is another day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 24_000 }), (zone, days) => {
        const day = shiftDay("1972-01-01", days);
        // Apia left this one out, to change sides of the date line.
        fc.pre(!(zone === "Pacific/Apia" && day === "2011-12-30"));
        const start = startOfDay(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(start - 1_000, zone) < day).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("begins at one o'clock where summer time swallows midnight", () => {
    expect(new Date(startOfDay("2026-09-06", "America/Santiago")).toISOString()).toBe(
      "2026-09-06T04:00:00.000Z",
    );
  });

  it("that a zone left out ends where it would have begun", () => {
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toBe(startOfDay("2011-12-31", "Pacific/Apia"));
  });
});

describe("the shape of criteria", () => {
  const leaf = { field: "name", op: "eq", value: "x" };
  const paths = (tree: unknown) => readShape(tree).map(({ path }) => path.join("."));
  const nested = (depth: number): unknown => (depth === 0 ? leaf : { all: [nested(depth - 1)] });

  it("is groups around leaves", () => {
    expect(readShape({ all: [leaf, { any: [leaf, { not: leaf }] }] })).toEqual([]);
    expect(readShape({ all: [] })).toEqual([]);
  });

  it.each([
    [null, ""],
    [[leaf], ""],
    [{ all: leaf }, "all"],
    [{ all: [leaf, 7] }, "all.1"],
    [{ any: [] }, "any"],
    [{ not: { field: 1, op: "eq" } }, "not.field"],
    [{ all: [leaf], any: [leaf] }, ""],
    [{ ...leaf, sql: "1=1" }, "sql"],
  ])("%j is at fault at %j", (tree, path) => {
    expect(paths(tree)).toEqual([path]);
  });

  it("nests five groups deep, not six", () => {
    expect(paths(nested(5))).toEqual([]);
    expect(paths(nested(6))).toEqual(["all.0.all.0.all.0.all.0.all.0"]);
  });

  it("holds fifty leaves, not fifty-one", () => {
    expect(paths({ all: Array.from({ length: 50 }, () => leaf) })).toEqual([]);
    expect(readShape({ all: Array.from({ length: 51 }, () => leaf) })).toEqual([
      { path: [], message: "More than 50 conditions." },
    ]);
  });

  it("survives whatever JSON comes, however deep", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 12 }), (tree) => {
        expect(Array.isArray(readShape(tree))).toBe(true);
      }),
    );
    let deep: unknown = leaf;
    for (let at = 0; at < 20_000; at += 1) deep = { not: deep };
    expect(readShape(deep)).toHaveLength(1);
  });
});
