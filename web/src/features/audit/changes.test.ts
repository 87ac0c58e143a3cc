import { describe, expect, it } from "vitest";
import { changesOf } from "./changes.ts";

const time = (value: number) => new Date(value).toISOString();

describe("what an audit entry shows", () => {
  it("puts before and after of each field side by side", () => {
    expect(
      changesOf({ name: "Lama", rateLimit: 20 }, { name: "Baru", tags: [1, 2] }, time),
    ).toEqual([
      { name: "name", before: "Lama", after: "Baru" },
      { name: "rateLimit", before: "20", after: undefined },
      { name: "tags", before: undefined, after: "[1,2]" },
    ]);
  });

  it("writes times as times, and no other number", () => {
    const at = Date.UTC(2026, 11, 1, 2);
    expect(changesOf(null, { scheduledAt: at, format: 7 }, time)).toEqual([
      { name: "format", before: undefined, after: "7" },
      { name: "scheduledAt", before: undefined, after: "2026-12-01T02:00:00.000Z" },
    ]);
  });

  it("tells an empty value from none", () => {
    expect(changesOf({ note: null }, null, time)).toEqual([
      { name: "note", before: "null", after: undefined },
    ]);
    expect(changesOf(null, null, time)).toEqual([]);
  });
});
