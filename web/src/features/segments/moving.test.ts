import type { Criteria } from "@siar/core/segments/rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaOf, type Draft, draftOf, type GroupDraft } from "./draft.ts";
import { moved, partOf, slotAtEnd, slotBeside, stepped, unwrapped, wrapped } from "./moving.ts";

const leaf = (value: number): Criteria => ({ field: "rating", op: "eq", value });
const [a, b, c, d] = [leaf(1), leaf(2), leaf(3), leaf(4)];

/** The id of the condition that asks for this rating, or of the group that holds it. */
function idOf(root: GroupDraft, value: number): number {
  const visit = (part: Draft): number | undefined =>
    part.kind === "condition"
      ? part.value === value
        ? part.id
        : undefined
      : part.parts.map(visit).find((id) => id !== undefined);
  return visit(root) ?? -1;
}
const groupOf = (root: GroupDraft, value: number): number => {
  const holds = (part: Draft) =>
    part.kind === "group" && part.parts.some((one) => one.id === idOf(root, value));
  return root.parts.find(holds)?.id ?? root.id;
};

describe("the parts of criteria", () => {
  it("are put into a group of their own and taken out of it", () => {
    const root = draftOf({ all: [a, b] });
    const grouped = wrapped(root, idOf(root, 1));
    expect(criteriaOf(grouped)).toEqual({ all: [{ all: [a] }, b] });
    expect(criteriaOf(unwrapped(grouped, groupOf(grouped, 1)))).toEqual({ all: [a, b] });
  });

  it("are moved beside others, into groups and out of them", () => {
    const root = draftOf({ all: [a, { any: [b, c] }, d] });
    const put = (what: number, beside: number, after: boolean) => {
      const slot = slotBeside(root, idOf(root, what), idOf(root, beside), after);
      return slot && criteriaOf(moved(root, idOf(root, what), slot));
    };
    expect(put(1, 3, true)).toEqual({ all: [{ any: [b, c, a] }, d] });
    expect(put(3, 1, false)).toEqual({ all: [c, a, { any: [b] }, d] });
    expect(put(1, 4, true)).toEqual({ all: [{ any: [b, c] }, d, a] });
    const end = slotAtEnd(root, idOf(root, 1), groupOf(root, 2));
    expect(end && criteriaOf(moved(root, idOf(root, 1), end))).toEqual({
      all: [{ any: [b, c, a] }, d],
    });
  });

  it("are not moved into themselves", () => {
    const root = draftOf({ all: [a, { any: [b, c] }] });
    const group = groupOf(root, 2);
    expect(moved(root, group, { group, index: 0 })).toBe(root);
    expect(slotBeside(root, group, idOf(root, 2), true)).toBeUndefined();
  });

  it("step through every place, one at a time, by the keyboard", () => {
    let root = draftOf({ all: [a, { any: [b] }] });
    const id = idOf(root, 1);
    const places: Criteria[] = [];
    for (let step = 0; step < 4; step += 1) {
      root = stepped(root, id, 1);
      places.push(criteriaOf(root));
    }
    expect(places).toEqual([
      { all: [{ any: [a, b] }] },
      { all: [{ any: [b, a] }] },
      { all: [{ any: [b] }, a] },
      { all: [{ any: [b] }, a] },
    ]);
  });

  it("come back by as many steps, and none is lost on the way", () => {
    const tree = fc.letrec<{ tree: Criteria }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.integer({ min: 1, max: 9 }).map(leaf),
        fc.record({ all: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      ),
    })).tree;
    fc.assert(
      fc.property(tree, fc.nat(), (criteria, which) => {
        const root = draftOf(criteria);
        const ids: number[] = [];
        const visit = (part: Draft): void => {
          ids.push(part.id);
          if (part.kind === "group") part.parts.forEach(visit);
        };
        root.parts.forEach(visit);
        const id = ids[which % ids.length] ?? -1;
        const down = stepped(root, id, 1);
        expect(partOf(down, id)).toEqual(partOf(root, id));
        expect(ids.every((each) => partOf(down, each) !== undefined)).toBe(true);
        if (down !== root) expect(criteriaOf(stepped(down, id, -1))).toEqual(criteriaOf(root));
      }),
      { numRuns: 200 },
    );
  });
});
