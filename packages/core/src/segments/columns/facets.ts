import type { Attributes, WorkflowStatus } from "../../contacts/schema.ts";
import type { Field, FieldType } from "../../fields/schema.ts";
import { asciiLower } from "../rules/fold.ts";
import { MOST_CODES, widthFor, type Width } from "./alphabet.ts";

/** By what a column sorts: numbers as numbers, texts without their case, flags as their names. */
export type FacetKind = "number" | "text" | "flag";
export type Key = number | string;

/** What one can ask every contact for, and what of it a column holds. */
export interface Facet {
  /** The field's name in criteria: `rating`, `attributes.city`. */
  readonly name: string;
  readonly kind: FacetKind;
}

/** A facet as it is stored: the values between which its column tells people apart. */
export interface Column extends Facet {
  readonly id: number;
  readonly bounds: readonly Key[];
}

/** Of a contact, what columns are made from. */
export interface Source {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly language: string | null;
  readonly workflowStatus: WorkflowStatus;
  readonly lastInteractionAt: number | null;
  readonly createdAt: number;
  readonly conversationCount: number;
  readonly rating: number | null;
  readonly attributes: Attributes;
  readonly labelIds: readonly number[];
  readonly optedOut: boolean;
}

const ownFacets: readonly Facet[] = [
  { name: "name", kind: "text" },
  { name: "phone", kind: "text" },
  { name: "language", kind: "text" },
  { name: "workflowStatus", kind: "text" },
  { name: "lastInteractionAt", kind: "number" },
  { name: "createdAt", kind: "number" },
  { name: "conversationCount", kind: "number" },
  { name: "rating", kind: "number" },
];

const kindOfType: Record<FieldType, FacetKind> = {
  text: "text",
  choice: "text",
  date: "text",
  number: "number",
  boolean: "flag",
};

const ATTRIBUTE = "attributes.";

export const facetsOf = (fields: readonly Pick<Field, "key" | "type">[]): Facet[] => [
  ...ownFacets,
  ...fields.map(({ key, type }) => ({ name: ATTRIBUTE + key, kind: kindOfType[type] })),
];

export function valueOf(name: string, source: Source): unknown {
  switch (name) {
    case "name":
      return source.name === "" ? null : source.name;
    case "phone":
    case "language":
    case "workflowStatus":
    case "lastInteractionAt":
    case "createdAt":
    case "conversationCount":
    case "rating":
      return source[name];
    default:
      return source.attributes[name.slice(ATTRIBUTE.length)] ?? null;
  }
}

/** Nothing said; or something that this column cannot sort, and others have to look at. */
export const UNSET = 0;
export const ODD = 1;
const FIRST = 2;

/** Below the first bound, on it, between it and the next, on that, … and above the last. */
export const gapBelow = (bound: number): number => FIRST + 2 * bound;
export const onBound = (bound: number): number => FIRST + 2 * bound + 1;
export const codesOf = (bounds: readonly Key[]): number => FIRST + 2 * bounds.length + 1;
export const widthOf = ({ bounds }: Pick<Column, "bounds">): Width => widthFor(codesOf(bounds));

export function keyOf(kind: FacetKind, value: unknown): Key | null {
  if (kind === "number") {
    // Beyond it D1 knows whole numbers that JavaScript does not.
    const exact = typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return exact ? value : null;
  }
  if (kind === "flag") return typeof value === "boolean" ? String(value) : null;
  return typeof value === "string" ? asciiLower(value) : null;
}

export function codeOf({ kind, bounds }: Pick<Column, "kind" | "bounds">, value: unknown): number {
  if (value === null || value === undefined) return UNSET;
  const key = keyOf(kind, value);
  if (key === null) return ODD;
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bound = bounds[middle];
    if (bound !== undefined && bound < key) low = middle + 1;
    else high = middle;
  }
  return bounds[low] === key ? onBound(low) : gapBelow(low);
}

const MOST_BOUNDS = (MOST_CODES - FIRST - 1) >> 1;
/** Whoever writes essays into a field finds them in a gap. */
const LONGEST_BOUND = 60;

/** Bounds by which a sample falls apart evenly; every value of its own where there are few. */
export function boundsFrom(kind: FacetKind, values: readonly unknown[]): Key[] {
  if (kind === "flag") return ["false", "true"];
  const keys = values.flatMap((value) => {
    const key = keyOf(kind, value);
    return key === null || (typeof key === "string" && key.length > LONGEST_BOUND) ? [] : [key];
  });
  const sorted = [...new Set(keys)].toSorted(inOrder);
  if (sorted.length <= MOST_BOUNDS) return sorted;
  const step = sorted.length / MOST_BOUNDS;
  return Array.from({ length: MOST_BOUNDS }, (_, at) => sorted[Math.floor(at * step)] ?? 0);
}

const inOrder = (left: Key, right: Key): number => (left < right ? -1 : left > right ? 1 : 0);

/** Sets of people, held as bits. A label's is named after it. */
export const HERE = "here";
export const OPTED_OUT = "optedOut";
export const WITH_PHONE = "withPhone";
export const labelSet = (id: number): string => `label.${id}`;

export const setsOf = ({ optedOut, phone, labelIds }: Source): string[] => [
  HERE,
  ...(optedOut ? [OPTED_OUT] : []),
  ...(phone === null ? [] : [WITH_PHONE]),
  ...labelIds.map(labelSet),
];

export const columnName = (id: number): string => `facet.${id}`;
