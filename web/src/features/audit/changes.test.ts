import { describe, expect, it } from "vitest";
import { changesOf } from "./changes.ts";

describe("what an audit entry shows", () => {
  it("puts before and after of each field side by side", () => {
    expect(changesOf({ name: "Lama", rateLimit: 20 }, { name: "Baru", tags: [1, 2] })).toEqual([
      { name: "name", before: "Lama", after: "Baru" },
      { name: "rateLimit", before: "20", after: undefined },
      { name: "tags", before: undefined, after: "[1,2]" },
    ]);
  });

  it("tells an empty value from none", () => {
    expect(changesOf({ note: null }, null)).toEqual([
      { name: "note", before: "null", after: undefined },
    ]);
    expect(changesOf(null, null)).toEqual([]);
  });
});
