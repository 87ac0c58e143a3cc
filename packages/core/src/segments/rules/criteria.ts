export const MAX_DEPTH = 5;
export const MAX_LEAVES = 50;

export interface Leaf {
  field: string;
  op: string;
  value?: unknown;
}

/** Who belongs to a segment, as a tree of conditions. */
export type Criteria = { all: Criteria[] } | { any: Criteria[] } | { not: Criteria } | Leaf;

export type Path = readonly (string | number)[];

export interface Fault {
  readonly path: Path;
  readonly message: string;
}

export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly path: Path;
}

/** Every leaf with where it stands, for messages that can point at it. */
export function leavesOf(criteria: Criteria, path: Path = []): PlacedLeaf[] {
  if ("all" in criteria) {
    return criteria.all.flatMap((child, at) => leavesOf(child, [...path, "all", at]));
  }
  if ("any" in criteria) {
    return criteria.any.flatMap((child, at) => leavesOf(child, [...path, "any", at]));
  }
  if ("not" in criteria) return leavesOf(criteria.not, [...path, "not"]);
  return [{ leaf: criteria, path }];
}
