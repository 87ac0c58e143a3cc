import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changes } from "./changes.ts";

describe("before and after of an edit", () => {
  test("only what changed is recorded, arrays and objects by their contents", () => {
    const before = { name: "A", words: ["STOP"], quiet: { from: "21:00" }, version: 3 };
    const after = { name: "B", words: ["STOP"], quiet: { from: "22:00" } };
    expect(changes(before, after)).toEqual({
      before: { name: "A", quiet: { from: "21:00" } },
      after: { name: "B", quiet: { from: "22:00" } },
    });
  });

  test("the before with the after laid over it is what the edit made", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (before, value) => {
        const after = { ...before, edited: value };
        const changed = changes(before, after);
        expect(JSON.stringify({ ...before, ...changed.after })).toBe(JSON.stringify(after));
      }),
    );
  });
});
