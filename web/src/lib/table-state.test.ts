import { describe, expect, it } from "vitest";
import {
  listQuery,
  nextPage,
  pageNumber,
  previousPage,
  sortOf,
  tableSearch,
  toggledColumn,
  toggledSort,
} from "./table-state.ts";

describe("a table's state in the address", () => {
  it("sorts up, then down, then not at all", () => {
    const up = toggledSort({}, "name");
    const down = toggledSort(up, "name");
    expect([up.sort, down.sort, toggledSort(down, "name").sort]).toEqual([
      "name",
      "-name",
      undefined,
    ]);
    expect(sortOf(down)).toEqual({ by: "name", direction: "descending" });
  });

  it("starts at the first page when the order changes", () => {
    expect(pageNumber(toggledSort({ trail: ["a", "b"] }, "name"))).toBe(1);
  });

  it("walks forward and back through the same cursors", () => {
    const third = nextPage(nextPage({ q: "siti" }, "a"), "b");
    expect(listQuery(third)).toEqual({ limit: 25, search: "siti", cursor: "b" });
    expect(pageNumber(third)).toBe(3);
    const first = previousPage(previousPage(third));
    expect(listQuery(first)).toEqual({ limit: 25, search: "siti" });
    expect(first).toHaveProperty("trail", undefined);
  });

  it("hides and shows a column", () => {
    expect(toggledColumn({}, "phone", ["email"]).hide).toEqual(["email", "phone"]);
    expect(toggledColumn({}, "email", ["email"]).hide).toEqual([]);
  });

  it("forgets what a mangled address says instead of failing", () => {
    expect(tableSearch.parse({ q: 7, sort: {}, limit: "9999", trail: "x", other: 1 })).toEqual({});
    expect(tableSearch.parse({ limit: "50" })).toEqual({ limit: 50 });
  });
});
