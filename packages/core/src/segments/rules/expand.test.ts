import { describe, expect, it } from "vitest";
import type { Criteria } from "./criteria.ts";
import { expand, namesOfUsers, type NamedSegment } from "./expand.ts";

const rated: Criteria = { field: "rating", op: "is_set" };
const inside = (...value: number[]): Criteria => ({ field: "segment", op: "in", value });
const outside = (...value: number[]): Criteria => ({ field: "segment", op: "not_in", value });
const world = (...all: readonly (readonly [number, Criteria, boolean?])[]) =>
  new Map(
    all.map(([id, criteria, isDynamic = true]): [number, NamedSegment] => [
      id,
      { id, name: `S${id}`, isDynamic, criteria },
    ]),
  );
const told = (criteria: Criteria, segments: ReturnType<typeof world>, self?: number) =>
  expand(criteria, segments, self).faults.map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );

describe("segments in criteria", () => {
  it("stand with their own criteria, static ones as their snapshot", () => {
    const segments = world([1, rated], [2, { all: [] }, false], [3, { all: [inside(1)] }]);
    const put = (criteria: Criteria) => expand(criteria, segments).criteria;
    expect(put(inside(1))).toEqual(rated);
    expect(put(outside(1))).toEqual({ not: rated });
    expect(put({ any: [rated, inside(2, 3)] })).toEqual({
      any: [rated, { any: [{ field: "segmentSnapshot", op: "in", value: 2 }, { all: [rated] }] }],
    });
  });

  it("are refused where they lead in a circle, and it says which", () => {
    const segments = world([1, inside(2)], [2, { not: inside(3) }], [3, rated]);
    const criteria = { all: [rated, outside(1)] };
    expect(told(criteria, segments, 3)).toEqual([
      "all.1.value: That would be a circle: “S3” → “S1” → “S2” → “S3”.",
    ]);
    expect(told(criteria, segments, 4)).toEqual([]);
    expect(told(inside(3), segments, 3)).toHaveLength(1);
  });

  it("are refused in a circle behind a snapshot too", () => {
    expect(told(inside(1), world([1, inside(2), false], [2, rated]), 2)).toHaveLength(1);
  });

  it("count with all that is in them, however often they name each other", () => {
    const ten: Criteria = { any: Array.from({ length: 10 }, () => rated) };
    expect(told({ all: Array.from({ length: 5 }, () => inside(1)) }, world([1, ten]))).toEqual([]);
    expect(told({ all: Array.from({ length: 6 }, () => inside(1)) }, world([1, ten]))).toEqual([
      "all.5.value: More than 50 conditions, with those of the segments in it.",
    ]);
    const doubling = Array.from({ length: 40 }, (_, at): [number, Criteria] => [
      at + 1,
      { any: [inside(at + 2), inside(at + 2)] },
    ]);
    expect(told(inside(1), world(...doubling, [41, rated]))).toHaveLength(1);
    const nested = Array.from({ length: 13 }, (_, at): [number, Criteria] => [
      at + 1,
      { all: [inside(at + 2)] },
    ]);
    expect(told(inside(2), world(...nested, [14, rated]))).toEqual([]);
    expect(told(inside(1), world(...nested, [14, rated]))).toEqual([
      ": Nested deeper than 12 groups, with those of the segments in it.",
    ]);
  });

  it("are known by whom they are named", () => {
    expect(namesOfUsers(2, world([1, { not: inside(2) }], [2, rated], [3, inside(1)]))).toEqual([
      "S1",
    ]);
  });
});
