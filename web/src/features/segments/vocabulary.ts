import type { Condition, Kind } from "@siar/core/segments/rules";
import type { MessageKey, Translate } from "../../lib/i18n/index.tsx";
import type { DeclaredField } from "../../lib/vocabulary.ts";

/** What can be asked from outside; a static segment's snapshot is Siar's own. */
export type AskableKind = Exclude<Kind, "snapshot">;
export type Op = { [K in AskableKind]: Condition<K>["op"] }[AskableKind];

export interface CriteriaField {
  field: string;
  label: string;
  kind: AskableKind;
  /** Of a choice that the business declared. */
  options: readonly string[];
  /** Of every contact, as opposed to declared by the business. */
  own: boolean;
}

const ownFields = {
  label: "label",
  workflowStatus: "status",
  lastInteractionAt: "instant",
  name: "text",
  phone: "phone",
  language: "choice",
  rating: "number",
  conversationCount: "number",
  optedOut: "flag",
  campaign: "campaign",
  segment: "segment",
  createdAt: "instant",
} as const satisfies Record<string, AskableKind>;

type OwnField = keyof typeof ownFields;

const ownNames: Record<OwnField, MessageKey> = {
  label: "criteria.field.label",
  workflowStatus: "criteria.field.workflowStatus",
  lastInteractionAt: "criteria.field.lastInteractionAt",
  name: "criteria.field.name",
  phone: "criteria.field.phone",
  language: "criteria.field.language",
  rating: "criteria.field.rating",
  conversationCount: "criteria.field.conversationCount",
  optedOut: "criteria.field.optedOut",
  createdAt: "criteria.field.createdAt",
  campaign: "criteria.field.campaign",
  segment: "criteria.field.segment",
};

const kindOfType: Record<DeclaredField["type"], AskableKind> = {
  text: "text",
  number: "number",
  date: "day",
  boolean: "boolean",
  choice: "choice",
};

const isOwn = (field: string): field is OwnField => Object.hasOwn(ownFields, field);

/** Everything that can be asked about in this business, what one asks most first. */
export function criteriaFields(declared: readonly DeclaredField[], t: Translate): CriteriaField[] {
  const own = Object.keys(ownFields)
    .filter(isOwn)
    .map((field) => ({
      field,
      label: t(ownNames[field]),
      kind: ownFields[field],
      options: [],
      own: true,
    }));
  const business = declared.map(({ key, label, type, options }) => ({
    field: `attributes.${key}`,
    label,
    kind: kindOfType[type],
    options,
    own: false,
  }));
  return [...own, ...business];
}

/** What can be asked, by kind of field, in the order in which it is offered. */
export const opsOf: { readonly [K in AskableKind]: readonly Condition<K>["op"][] } = {
  label: ["has_any", "has_all", "has_none"],
  status: ["in", "not_in"],
  instant: ["within_last", "not_within_last", "before", "after", "between", "is_set", "is_not_set"],
  day: [
    "eq",
    "neq",
    "before",
    "after",
    "between",
    "within_last",
    "not_within_last",
    "is_set",
    "is_not_set",
  ],
  number: ["eq", "neq", "gte", "gt", "lte", "lt", "between", "is_set", "is_not_set"],
  text: ["eq", "neq", "contains", "starts_with", "in", "not_in", "is_set", "is_not_set"],
  choice: ["eq", "neq", "in", "not_in", "is_set", "is_not_set"],
  boolean: ["eq", "neq", "is_set", "is_not_set"],
  phone: ["starts_with", "is_set", "is_not_set"],
  flag: ["eq"],
  campaign: [
    "received",
    "delivered",
    "read",
    "replied",
    "not_received",
    "not_delivered",
    "not_read",
    "not_replied",
  ],
  segment: ["in", "not_in"],
};

export const opNames: Record<Op, MessageKey> = {
  eq: "criteria.op.eq",
  neq: "criteria.op.neq",
  contains: "criteria.op.contains",
  starts_with: "criteria.op.startsWith",
  in: "criteria.op.in",
  not_in: "criteria.op.notIn",
  is_set: "criteria.op.isSet",
  is_not_set: "criteria.op.isNotSet",
  lt: "criteria.op.lt",
  lte: "criteria.op.lte",
  gt: "criteria.op.gt",
  gte: "criteria.op.gte",
  between: "criteria.op.between",
  before: "criteria.op.before",
  after: "criteria.op.after",
  within_last: "criteria.op.withinLast",
  not_within_last: "criteria.op.notWithinLast",
  has_any: "criteria.op.hasAny",
  has_all: "criteria.op.hasAll",
  has_none: "criteria.op.hasNone",
  received: "criteria.op.received",
  delivered: "criteria.op.delivered",
  read: "criteria.op.read",
  replied: "criteria.op.replied",
  not_received: "criteria.op.notReceived",
  not_delivered: "criteria.op.notDelivered",
  not_read: "criteria.op.notRead",
  not_replied: "criteria.op.notReplied",
};

export const knownOp = (kind: AskableKind, op: string): Op | undefined =>
  opsOf[kind].find((known) => known === op);
