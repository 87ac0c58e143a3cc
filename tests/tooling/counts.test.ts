import { expect, it } from "vitest";
import { countsIn, failureLine, failuresIn } from "../../scripts/test/counts.ts";

it.each([
  ["Tests…\n3 passed, 2 failed\n", false, { passed: 3, failed: 2 }],
  ["3 passed, 0 failed\n", true, { passed: 3, failed: 0 }],
  ["3 passed, 0 failed\n", false, { passed: 3, failed: 1 }],
  ["9 passed, 0 failed\nand then it crashed", true, { passed: 0, failed: 1 }],
  ["", true, { passed: 0, failed: 1 }],
])("a run that printed %j and ended well: %s", (output, well, counts) => {
  expect(countsIn(output, well)).toEqual(counts);
});

it("what failed is said again in a line of its own, wherever it was printed", () => {
  const line = failureLine("a.test.ts, does > this", "expected 1 to be 2\n  at a.test.ts:3");
  expect(line).toBe("failed: a.test.ts, does > this: expected 1 to be 2");
  expect(failuresIn(`lots of output\n${line}\n3 passed, 1 failed\n`)).toEqual([line]);
  expect(failuresIn("3 passed, 0 failed\n")).toEqual([]);
});
