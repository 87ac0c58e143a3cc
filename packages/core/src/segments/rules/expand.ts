import { MAX_LEAVES, type Criteria, type Fault, type Path } from "./criteria.ts";
import { segmentIdsOf, SNAPSHOT } from "./vocabulary.ts";

/** D1 takes expressions a hundred deep; so many groups leave room for the statement around them. */
export const MAX_EXPANDED_DEPTH = 12;

/** What others have to know of a segment that they name. */
export interface NamedSegment {
  readonly id: number;
  readonly name: string;
  readonly isDynamic: boolean;
  readonly criteria: Criteria;
}

export type SegmentsById = ReadonlyMap<number, NamedSegment>;

export interface Expanded {
  readonly criteria: Criteria;
  readonly faults: readonly Fault[];
}

/**
 * Criteria in which every segment that they name stands with its own criteria, a static one as its
 * snapshot. `self` is the segment that they belong to, which nothing in them may lead back to.
 */
export function expand(criteria: Criteria, segments: SegmentsById, self?: number): Expanded {
  const walk: Walk = { segments, faults: [], leaves: 0 };
  const expanded = put(walk, criteria, { path: [], trail: self === undefined ? [] : [self] });
  const faults = walk.faults.length > 0 ? walk.faults : sizeFaults(expanded);
  return { criteria: expanded, faults };
}

/** One walk through everything that is named, directly or further in. */
interface Walk {
  readonly segments: SegmentsById;
  readonly faults: Fault[];
  leaves: number;
}

/** Where a walk is: in the criteria themselves, and which segments lead there. */
interface Place {
  readonly path: Path;
  readonly trail: readonly number[];
}

function put(walk: Walk, node: Criteria, place: Place): Criteria {
  const within = (child: Criteria, ...step: Path) =>
    put(walk, child, { ...place, path: [...place.path, ...step] });
  if ("all" in node) return { all: node.all.map((child, at) => within(child, "all", at)) };
  if ("any" in node) return { any: node.any.map((child, at) => within(child, "any", at)) };
  if ("not" in node) return { not: within(node.not, "not") };
  if (node.field !== "segment") return counted(walk, node, place);
  const insides = segmentIdsOf(node).map((id) => inside(walk, id, place));
  const [only, ...others] = insides;
  const any: Criteria = only !== undefined && others.length === 0 ? only : { any: insides };
  return node.op === "in" ? any : { not: any };
}

/** Counted on the way, since segments that name each other twice double at every step. */
function counted(walk: Walk, leaf: Criteria, { path }: Place): Criteria {
  walk.leaves += 1;
  if (walk.leaves === MAX_LEAVES + 1) {
    const message = `More than ${MAX_LEAVES} conditions, with those of the segments in it.`;
    walk.faults.push({ path, message });
  }
  return leaf;
}

const nothing: Criteria = { any: [] };

/** Faults of what is named further in are told at the leaf that leads there. */
function inside(walk: Walk, id: number, { path, trail }: Place): Criteria {
  const { segments, faults } = walk;
  if (faults.length > 0) return nothing;
  const at = [...path, "value"];
  const refuse = (message: string): Criteria => {
    faults.splice(0, faults.length, { path: at, message });
    return nothing;
  };
  const segment = segments.get(id);
  if (segment === undefined) return refuse(`There is no segment ${id}.`);
  if (trail.includes(id)) return refuse(`That would be a circle: ${circle(id, trail, segments)}.`);
  // Even behind a snapshot a circle is one: the next snapshot would be taken of itself.
  const before = walk.leaves;
  const own = put(walk, segment.criteria, { path, trail: [...trail, id] });
  const [deeper] = faults;
  if (deeper !== undefined) return refuse(deeper.message);
  if (segment.isDynamic) return own;
  walk.leaves = before + 1;
  return { field: SNAPSHOT, op: "in", value: id };
}

function circle(id: number, trail: readonly number[], segments: SegmentsById): string {
  const round = [...trail.slice(trail.indexOf(id)), id];
  return round.map((each) => `“${segments.get(each)?.name ?? each}”`).join(" → ");
}

function sizeFaults(criteria: Criteria): Fault[] {
  if (depthOf(criteria) > MAX_EXPANDED_DEPTH) {
    const message = `Nested deeper than ${MAX_EXPANDED_DEPTH} groups, with those of the segments in it.`;
    return [{ path: [], message }];
  }
  return [];
}

function depthOf(criteria: Criteria): number {
  if ("not" in criteria) return 1 + depthOf(criteria.not);
  const children = "all" in criteria ? criteria.all : "any" in criteria ? criteria.any : null;
  return children === null ? 0 : 1 + Math.max(0, ...children.map(depthOf));
}

/** The segments that name this one themselves. */
export const usersOf = (id: number, segments: SegmentsById): NamedSegment[] =>
  [...segments.values()].filter(({ criteria }) => segmentIdsOf(criteria).includes(id));

export const namesOfUsers = (id: number, segments: SegmentsById): string[] =>
  usersOf(id, segments).map(({ name }) => name);
