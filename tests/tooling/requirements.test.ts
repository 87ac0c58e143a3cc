import { expect, it } from "vitest";
import { coveredBy, pageOf } from "../../scripts/requirements/page.ts";
import { idsIn, leadingIds } from "../../scripts/requirements/scan.ts";

it("reads every id that a title begins with, and none from its middle", () => {
  expect(leadingIds("I3 P17 every recipient ends, as 8.3 says")).toEqual(["I3", "P17"]);
  expect(leadingIds("keeps 8.3 in mind")).toEqual([]);
  expect(leadingIds("2000 contacts are listed")).toEqual([]);
});

it.each([
  [`test("8.3 nobody who opted out", () => {})`, ["8.3"]],
  [`describe('P25 keywords', () => { it(\`I4 in the claim\`, run) })`, ["P25", "I4"]],
  [`it.each([["a (b", f(1)], // )\n])("9.1 at %s", run)`, ["9.1"]],
  ['test.each`a | b\n${1} | ${2}`("6.1 at $a", run)', ["6.1"]],
  [`test(\n  "1.3 counts",\n  run)`, ["1.3"]],
])("finds the ids of %s", (source, ids) => {
  expect(idsIn(source)).toEqual(ids);
});

it("does not count what never runs", () => {
  expect(idsIn(`test.skip("8.3 later", run); it.todo("8.4 later")`)).toEqual([]);
});

it("remembers on its page which ids have a test", () => {
  const map = new Map([["8.3", ["tests/spec/consent.spec.ts"]]]);
  expect(coveredBy(pageOf(map))).toEqual(["8.3"]);
});
