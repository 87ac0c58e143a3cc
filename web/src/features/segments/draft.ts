import { checkCriteria, type Criteria, type Vocabulary } from "@siar/core/segments/rules";
import { blankOf, valueShape } from "./value-shape.ts";
import { type AskableKind, type CriteriaField, knownOp, opsOf } from "./vocabulary.ts";

export type GroupMode = "all" | "any" | "none" | "notAll";

export interface ConditionDraft {
  kind: "condition";
  id: number;
  field: string;
  op: string;
  value: unknown;
}

export interface GroupDraft {
  kind: "group";
  id: number;
  mode: GroupMode;
  parts: readonly Draft[];
}

/** Criteria while they are edited: a `not` is a way of grouping, and every part can be told apart. */
export type Draft = ConditionDraft | GroupDraft;

let lastId = 0;
const newId = () => ++lastId;

const group = (mode: GroupMode, parts: readonly Draft[]): GroupDraft => ({
  kind: "group",
  id: newId(),
  mode,
  parts,
});

export const newGroup = (mode: GroupMode = "all"): GroupDraft => group(mode, []);

export function newCondition({ field, kind }: CriteriaField): ConditionDraft {
  const [op] = opsOf[kind];
  return { kind: "condition", id: newId(), field, op: op ?? "", value: blankFor(kind, op ?? "") };
}

function blankFor(kind: AskableKind, op: string): unknown {
  const known = knownOp(kind, op);
  return known && blankOf[valueShape(kind, known)];
}

/** Another question about the same field keeps the answer where it still fits. */
export function withOp(draft: ConditionDraft, kind: AskableKind, op: string): ConditionDraft {
  const [from, to] = [knownOp(kind, draft.op), knownOp(kind, op)];
  const fits = from && to && valueShape(kind, from) === valueShape(kind, to);
  return { ...draft, op, value: fits ? draft.value : blankFor(kind, op) };
}

export function draftOf(criteria: Criteria): GroupDraft {
  const draft = partOf(criteria);
  return draft.kind === "group" ? draft : group("all", [draft]);
}

function partOf(criteria: Criteria): Draft {
  if ("all" in criteria) return group("all", criteria.all.map(partOf));
  if ("any" in criteria) return group("any", criteria.any.map(partOf));
  if (!("not" in criteria)) {
    const { field, op, value } = criteria;
    return { kind: "condition", id: newId(), field, op, value };
  }
  const denied = criteria.not;
  if ("any" in denied) return group("none", denied.any.map(partOf));
  if ("all" in denied) return group("notAll", denied.all.map(partOf));
  return group("none", [partOf(denied)]);
}

export function criteriaOf(draft: Draft): Criteria {
  if (draft.kind === "condition") {
    const { field, op, value } = draft;
    return { field, op, ...(value === undefined ? {} : { value }) };
  }
  const parts = draft.parts.map(criteriaOf);
  const [only] = parts;
  switch (draft.mode) {
    case "all":
      return { all: parts };
    case "any":
      return { any: parts };
    case "notAll":
      return { not: { all: parts } };
    case "none":
      return { not: parts.length === 1 && only ? only : { any: parts } };
  }
}

/** The parts that cannot be asked as they are, by id: unfinished conditions and empty groups. */
export function faultsOf(draft: GroupDraft, vocabulary: Vocabulary): ReadonlySet<number> {
  const faults = new Set<number>();
  const visit = (part: Draft): void => {
    if (part.kind === "condition") {
      if (checkCriteria(criteriaOf(part), vocabulary).length > 0) faults.add(part.id);
      return;
    }
    const everybody = part === draft && part.mode === "all";
    if (part.parts.length === 0 && !everybody) faults.add(part.id);
    part.parts.forEach(visit);
  };
  visit(draft);
  return faults;
}
