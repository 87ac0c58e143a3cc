import type { Field, FieldType } from "../../fields/schema.ts";
import { conditions, type Kind } from "./conditions.ts";
import { leavesOf, type Criteria, type Fault, type Leaf, type Path } from "./criteria.ts";

/** What every contact has. The business's own fields are `attributes.<key>`. */
const ownFields = {
  name: "text",
  phone: "phone",
  language: "choice",
  label: "label",
  workflowStatus: "status",
  lastInteractionAt: "instant",
  createdAt: "instant",
  conversationCount: "number",
  rating: "number",
  optedOut: "flag",
  campaign: "campaign",
  segment: "segment",
  segmentSnapshot: "snapshot",
} as const satisfies Record<string, Kind>;

type OwnField = keyof typeof ownFields;

const kindOfType: Record<FieldType, Kind> = {
  text: "text",
  number: "number",
  date: "day",
  boolean: "boolean",
  choice: "choice",
};

export const SNAPSHOT = "segmentSnapshot";
const ATTRIBUTE = /^attributes\.([a-z][a-z0-9_]{0,39})$/;

export const attributeKey = (field: string): string | null => ATTRIBUTE.exec(field)?.[1] ?? null;

const isOwnField = (field: string): field is OwnField => Object.hasOwn(ownFields, field);

/** What there is to ask about in this business. */
export interface Vocabulary {
  readonly fields: readonly Pick<Field, "key" | "type">[];
  readonly labelIds: ReadonlySet<number>;
  /** Left out where they are not known: then they are not looked for. */
  readonly campaignIds?: ReadonlySet<number>;
  readonly segmentIds?: ReadonlySet<number>;
}

/** What is wrong with the leaves of a well-shaped tree, each fault with its path. */
export const checkCriteria = (criteria: Criteria, vocabulary: Vocabulary): Fault[] =>
  leavesOf(criteria).flatMap(({ leaf, path }) => leafFaults(leaf, path, vocabulary));

function leafFaults(leaf: Leaf, path: Path, vocabulary: Vocabulary): Fault[] {
  const key = attributeKey(leaf.field);
  const declared = vocabulary.fields.find((field) => field.key === key);
  const kind = declared === undefined ? ownKind(leaf.field) : kindOfType[declared.type];
  if (kind === null) return [{ path: [...path, "field"], message: "There is no such field." }];
  const parsed = conditions[kind].safeParse({ op: leaf.op, value: leaf.value });
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      path: [...path, ...issue.path.filter((part) => typeof part !== "symbol")],
      message: issue.path[0] === "op" ? "This cannot be asked of this field." : issue.message,
    }));
  }
  return unknownFaults(leaf, vocabulary).map(({ path: within, message }) => ({
    path: [...path, "value", ...within],
    message,
  }));
}

/** What a leaf names that is not there. */
function unknownFaults(leaf: Leaf, { labelIds, campaignIds, segmentIds }: Vocabulary): Fault[] {
  const missing = (what: string, ids: readonly number[], known?: ReadonlySet<number>): Fault[] =>
    ids.flatMap((id, at) =>
      known === undefined || known.has(id)
        ? []
        : [{ path: [at], message: `There is no ${what} ${id}.` }],
    );
  if (leaf.field === "label") return missing("label", namedBy(leaf, "label"), labelIds);
  if (leaf.field === "segment") return missing("segment", namedBy(leaf, "segment"), segmentIds);
  return missing("campaign", campaignsNamedBy(leaf), campaignIds).map(({ message }) => ({
    path: ["id"],
    message,
  }));
}

const ownKind = (field: string): Kind | null =>
  isOwnField(field) && field !== SNAPSHOT ? ownFields[field] : null;

/** The ids in a leaf of that name. */
function namedBy(leaf: Leaf, field: "label" | "segment"): number[] {
  if (leaf.field !== field) return [];
  const parsed = conditions[field].safeParse({ op: leaf.op, value: leaf.value });
  return parsed.success ? parsed.data.value : [];
}

function campaignsNamedBy(leaf: Leaf): number[] {
  if (leaf.field !== "campaign") return [];
  const parsed = conditions.campaign.safeParse({ op: leaf.op, value: leaf.value });
  return parsed.success && "id" in parsed.data.value ? [parsed.data.value.id] : [];
}

const named = (criteria: Criteria, idsIn: (leaf: Leaf) => number[]): number[] =>
  leavesOf(criteria).flatMap(({ leaf }) => idsIn(leaf));

export const labelIdsOf = (criteria: Criteria): number[] =>
  named(criteria, (leaf) => namedBy(leaf, "label"));

export const segmentIdsOf = (criteria: Criteria): number[] =>
  named(criteria, (leaf) => namedBy(leaf, "segment"));

export const campaignIdsOf = (criteria: Criteria): number[] => named(criteria, campaignsNamedBy);
