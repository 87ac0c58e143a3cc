import fc from "fast-check";
import { expect, test } from "vitest";
import { deeperThan } from "./json-body.ts";

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

test("the depth is that of the parsed value, brackets in strings do not count", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string(),
      fc.integer({ min: 0, max: 6 }),
      (value, text, limit) => {
        const body = { value, [text]: text };
        expect(deeperThan(JSON.stringify(body), limit)).toBe(depthOf(body) > limit);
      },
    ),
  );
});

test("a megabyte of brackets is refused without being built", () => {
  expect(deeperThan("[".repeat(1024 * 1024), 32)).toBe(true);
});
