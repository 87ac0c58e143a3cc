import { type Criteria, conditions } from "@siar/core/segments/rules";
import { Criteria as CheckedCriteria } from "@siar/core/segments/schema";
import { describe, expect, it } from "vitest";
import {
  criteriaOf,
  type ConditionDraft,
  draftOf,
  faultsOf,
  type GroupDraft,
  type GroupMode,
  newCondition,
  newGroup,
  withOp,
} from "./draft.ts";
import { blankOf, valueShape } from "./value-shape.ts";
import { type AskableKind, type CriteriaField, opsOf } from "./vocabulary.ts";

const leaf = (field: string, op: string, value?: unknown): Criteria =>
  value === undefined ? { field, op } : { field, op, value };

const vip = leaf("label", "has_any", [3]);
const recent = leaf("lastInteractionAt", "within_last", 30);
const rated = leaf("rating", "is_set");

const condition = (field: string, op: string, value: unknown): ConditionDraft => ({
  kind: "condition",
  id: 0,
  field,
  op,
  value,
});

describe("criteria while they are edited", () => {
  it.each<[string, Criteria]>([
    ["everybody", { all: [] }],
    ["conditions and groups", { all: [vip, { any: [recent, rated] }] }],
    ["not one of several", { all: [{ not: { any: [vip, recent] } }] }],
    ["not all of several", { not: { all: [vip, recent] } }],
    ["not one condition", { all: [{ not: vip }] }],
    ["not not", { all: [{ not: { not: vip } }] }],
  ])("come back as they were: %s", (_name, criteria) => {
    expect(criteriaOf(draftOf(criteria))).toEqual(criteria);
  });

  it("put a lone condition into a group, which means the same", () => {
    expect(criteriaOf(draftOf(vip))).toEqual({ all: [vip] });
  });

  it("tell every part apart", () => {
    const draft = draftOf({ all: [vip, vip, { any: [vip] }] });
    const ids = [draft.id, ...draft.parts.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(4);
  });
});

describe("unfinished criteria", () => {
  const vocabulary = { fields: [], labelIds: new Set([3]) };

  it("are none where everything can be asked", () => {
    expect(faultsOf(draftOf({ all: [vip, recent, rated] }), vocabulary).size).toBe(0);
    expect(faultsOf(newGroup("all"), vocabulary).size).toBe(0);
  });

  it("are conditions without an answer, unknown labels and fields, and empty groups", () => {
    const draft = draftOf({
      all: [
        leaf("label", "has_any", []),
        leaf("label", "has_any", [99]),
        leaf("attributes.gone", "eq", "x"),
        { any: [] },
        vip,
      ],
    });
    const faulty = draft.parts.filter(({ id }) => faultsOf(draft, vocabulary).has(id));
    expect(faulty).toEqual(draft.parts.slice(0, 4));
  });

  it("are an empty choice of which one would have to hold", () => {
    const draft = newGroup("any");
    expect(faultsOf(draft, vocabulary)).toEqual(new Set([draft.id]));
  });
});

describe("asking something else of the same field", () => {
  it("keeps the answer where it still fits", () => {
    expect(withOp(condition("rating", "gte", 4), "number", "lt").value).toBe(4);
  });

  it("begins anew where it does not", () => {
    expect(withOp(condition("rating", "gte", 4), "number", "between").value).toEqual([
      undefined,
      undefined,
    ]);
    expect(withOp(condition("rating", "gte", 4), "number", "is_set").value).toBeUndefined();
  });
});

const kinds: readonly AskableKind[] = [
  "label",
  "status",
  "instant",
  "day",
  "number",
  "text",
  "choice",
  "boolean",
  "phone",
  "flag",
  "campaign",
  "segment",
];

const anyKind: CriteriaField = { field: "x", label: "X", kind: "text", options: [], own: false };

const answers: Record<ReturnType<typeof valueShape>, unknown> = {
  nothing: undefined,
  text: "+62",
  texts: ["a"],
  labels: [1],
  segments: [1],
  campaign: { withinDays: 30 },
  statuses: ["waiting"],
  number: 1,
  numbers: [1, 2],
  date: "2026-01-31",
  dates: ["2026-01-01", "2026-01-31"],
  days: 7,
  "yes-no": false,
};

describe("what is offered", () => {
  const asked = kinds.flatMap((kind) => opsOf[kind].map((op) => ({ kind, op })));

  it.each(asked)("$kind $op is understood by the API with the answer of its control", (one) => {
    const value = answers[valueShape(one.kind, one.op)];
    expect(conditions[one.kind].safeParse({ op: one.op, value }).success).toBe(true);
  });

  it.each(kinds)("a new condition about a %s begins with a comparison and its blank", (kind) => {
    const [op] = opsOf[kind];
    const begun = newCondition({ ...anyKind, kind });
    expect(begun.op).toBe(op);
    expect(begun.value).toEqual(op && blankOf[valueShape(kind, op)]);
  });

  it("three levels of groups are within what the API takes, except when each is denied", () => {
    const nested = (mode: GroupMode, levels: number): GroupDraft => ({
      ...newGroup(mode),
      parts: [
        ...draftOf({ all: [rated, vip] }).parts,
        ...(levels > 1 ? [nested(mode, levels - 1)] : []),
      ],
    });
    const taken = (mode: GroupMode) =>
      CheckedCriteria.safeParse(criteriaOf(nested(mode, 3))).success;
    expect(taken("all")).toBe(true);
    expect(taken("none")).toBe(false);
  });
});
