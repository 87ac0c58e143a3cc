import { describe, expect, it } from "vitest";
import type { Entity } from "../../../lib/api.ts";
import { criteriaWithout } from "./audience.ts";

const segment = (some: Partial<Entity<"Segment">>): Entity<"Segment"> => ({
  id: 1,
  version: 1,
  name: "Pelanggan",
  description: "",
  criteria: { field: "rating", op: "gte", value: 4 },
  isDynamic: true,
  contactCount: null,
  lastRefreshedAt: null,
  createdBy: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...some,
});

describe("the audience of a campaign", () => {
  it("is the segment and none of the excluded", () => {
    const left = segment({ criteria: { field: "label", op: "has_any", value: [7] } });
    expect(criteriaWithout(segment({}), [left])).toEqual({
      all: [
        { field: "rating", op: "gte", value: 4 },
        { not: { field: "label", op: "has_any", value: [7] } },
      ],
    });
  });

  it("is not to be had from criteria where a segment is a snapshot", () => {
    const fixed = segment({ isDynamic: false });
    expect(criteriaWithout(fixed, [segment({})])).toBeUndefined();
    expect(criteriaWithout(segment({}), [fixed])).toBeUndefined();
  });
});
