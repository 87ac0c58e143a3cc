import { describe, expect, it } from "vitest";
import type { Entity } from "../../../lib/api.ts";
import { alike, freeName, groupsOf, unreadOf } from "../whom.ts";
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

describe("whom a campaign is followed up with", () => {
  const campaign = { id: 7, segmentId: 1, excludeSegmentIds: [2, 3] };

  it("not reached is nobody whom it left out", () => {
    expect(groupsOf(campaign).at(-1)).toEqual({
      what: "notReached",
      criteria: {
        all: [
          { field: "segment", op: "in", value: [1] },
          { field: "segment", op: "not_in", value: [2, 3] },
          { field: "campaign", op: "not_delivered", value: { id: 7 } },
        ],
      },
    });
  });

  it("takes the segment of just these people, and never one that is only called so", () => {
    const called = "Belum membaca: Promo";
    const ofAnother = segment({ id: 4, name: called, criteria: unreadOf(6) });
    const frozen = segment({ id: 5, criteria: unreadOf(7), isDynamic: false });
    const same = segment({ id: 8, name: "Nama baru", criteria: unreadOf(7) });
    expect(alike([ofAnother, frozen], unreadOf(7))).toBeUndefined();
    expect(alike([ofAnother, frozen, same], unreadOf(7))).toBe(same);
    expect(freeName([same], called, 7)).toBe(called);
    expect(freeName([ofAnother], called.toUpperCase(), 7)).toBe("BELUM MEMBACA: PROMO (7)");
    const long = "x".repeat(200);
    const cut = freeName([], long, 7);
    expect(cut).toHaveLength(100);
    expect(freeName([segment({ name: cut })], long, 7)).toBe(`${"x".repeat(96)} (7)`);
  });
});
