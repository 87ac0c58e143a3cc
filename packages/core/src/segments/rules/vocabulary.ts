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
}

/** What is wrong with the leaves of a well-shaped tree, each fault with its path. */
export const checkCriteria = (criteria: Criteria, vocabulary: Vocabulary): Fault[] =>
  leavesOf(criteria).flatMap(({ leaf, path }) => leafFaults(leaf, path, vocabulary));

function leafFaults(leaf: Leaf, path: Path, { fields, labelIds }: Vocabulary): Fault[] {
  const key = attributeKey(leaf.field);
  const declared = fields.find((field) => field.key === key);
  const kind = declared === undefined ? ownKind(leaf.field) : kindOfType[declared.type];
  if (kind === null) return [{ path: [...path, "field"], message: "There is no such field." }];
  const parsed = conditions[kind].safeParse({ op: leaf.op, value: leaf.value });
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      path: [...path, ...issue.path.filter((part) => typeof part !== "symbol")],
      message: issue.path[0] === "op" ? "This cannot be asked of this field." : issue.message,
    }));
  }
  if (kind !== "label") return [];
  return conditions.label
    .parse(parsed.data)
    .value.flatMap((id, at) =>
      labelIds.has(id)
        ? []
        : [{ path: [...path, "value", at], message: `There is no label ${id}.` }],
    );
}

const ownKind = (field: string): Kind | null =>
  isOwnField(field) && field !== SNAPSHOT ? ownFields[field] : null;

export const labelIdsOf = (criteria: Criteria): number[] =>
  leavesOf(criteria).flatMap(({ leaf }) => {
    const parsed = conditions.label.safeParse({ op: leaf.op, value: leaf.value });
    return leaf.field === "label" && parsed.success ? parsed.data.value : [];
  });
