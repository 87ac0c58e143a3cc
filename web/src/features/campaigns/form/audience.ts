import type { Entity } from "../../../lib/api.ts";

type Segment = Entity<"Segment">;
type Criteria = Entity<"Criteria">;

/**
 * Whom a segment without others selects. Only for segments that are selected afresh: who is in a
 * static one, its criteria do not say any more.
 */
export function criteriaWithout(
  segment: Segment,
  excluded: readonly Segment[],
): Criteria | undefined {
  if (![segment, ...excluded].every(({ isDynamic }) => isDynamic)) return undefined;
  return { all: [segment.criteria, ...excluded.map(({ criteria }) => ({ not: criteria }))] };
}
