import { expect, it } from "vitest";
import { countsIn } from "../../scripts/test/counts.ts";

it.each([
  ["Tests…\n3 passed, 2 failed\n", false, { passed: 3, failed: 2 }],
  ["3 passed, 0 failed\n", true, { passed: 3, failed: 0 }],
  ["3 passed, 0 failed\n", false, { passed: 3, failed: 1 }],
  ["9 passed, 0 failed\nand then it crashed", true, { passed: 0, failed: 1 }],
  ["", true, { passed: 0, failed: 1 }],
])("a run that printed %j and ended well: %s", (output, well, counts) => {
  expect(countsIn(output, well)).toEqual(counts);
});
