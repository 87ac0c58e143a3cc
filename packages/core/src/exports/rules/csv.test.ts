import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defuse, undefuse } from "./index.ts";

describe("a cell of an export", () => {
  test.each([
    "=1+1",
    "@SUM(A1)",
    "+1-2",
    "-2+3",
    "\t=1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "-",
    "'=1",
  ])("%j is text, not a formula", (text) => {
    expect(defuse(text)).toBe(`'${text}`);
  });

  test.each(["+6281234567890", "-5", "3.5", "Budi", "'tis", "", "a=b"])(
    "%j stays as it is",
    (text) => {
      expect(defuse(text)).toBe(text);
    },
  );

  test("comes back as it was", () => {
    const unit = fc.constantFrom("'", "=", "+", "-", "@", "\t", "1", "a", "＝");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string()), (text) => {
        expect(undefuse(defuse(text))).toBe(text);
        expect(/^[=@]/.test(defuse(text))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
