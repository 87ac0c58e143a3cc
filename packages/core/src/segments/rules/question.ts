import { conditions, type Condition } from "./conditions.ts";
import type { Leaf } from "./criteria.ts";
import { attributeKey } from "./vocabulary.ts";

/** A leaf that makes sense, by what it asks about. */
export type Question =
  | { readonly field: "name"; readonly ask: Condition<"text"> }
  | { readonly field: "phone"; readonly ask: Condition<"phone"> }
  | { readonly field: "language"; readonly ask: Condition<"choice"> }
  | { readonly field: "label"; readonly ask: Condition<"label"> }
  | { readonly field: "workflowStatus"; readonly ask: Condition<"status"> }
  | { readonly field: "lastInteractionAt" | "createdAt"; readonly ask: Condition<"instant"> }
  | { readonly field: "conversationCount" | "rating"; readonly ask: Condition<"number"> }
  | { readonly field: "optedOut"; readonly ask: Condition<"flag"> }
  | { readonly field: "campaign"; readonly ask: Condition<"campaign"> }
  | { readonly field: "segmentSnapshot"; readonly ask: Condition<"snapshot"> }
  | ({ readonly field: "attribute"; readonly key: string } & AttributeAsk);

export type AttributeAsk =
  | { readonly kind: "text"; readonly ask: Condition<"text"> }
  | { readonly kind: "number"; readonly ask: Condition<"number"> }
  | { readonly kind: "day"; readonly ask: Condition<"day"> }
  | { readonly kind: "boolean"; readonly ask: Condition<"boolean"> };

/** Many people are asked the same questions, so each leaf is read once. */
const read = new WeakMap<Leaf, Question>();

/** Reads a leaf of criteria that were checked when they were saved: anything else is a bug. */
export function questionOf(leaf: Leaf): Question {
  const known = read.get(leaf);
  if (known !== undefined) return known;
  const question = readLeaf(leaf);
  read.set(leaf, question);
  return question;
}

function readLeaf(leaf: Leaf): Question {
  const { field } = leaf;
  const said = { op: leaf.op, value: leaf.value };
  switch (field) {
    case "name":
      return { field, ask: conditions.text.parse(said) };
    case "phone":
      return { field, ask: conditions.phone.parse(said) };
    case "language":
      return { field, ask: conditions.choice.parse(said) };
    case "label":
      return { field, ask: conditions.label.parse(said) };
    case "workflowStatus":
      return { field, ask: conditions.status.parse(said) };
    case "lastInteractionAt":
    case "createdAt":
      return { field, ask: conditions.instant.parse(said) };
    case "conversationCount":
    case "rating":
      return { field, ask: conditions.number.parse(said) };
    case "optedOut":
      return { field, ask: conditions.flag.parse(said) };
    case "campaign":
      return { field, ask: conditions.campaign.parse(said) };
    case "segment":
      throw new Error("Criteria were asked before the segments in them were put in their place.");
    case "segmentSnapshot":
      return { field, ask: conditions.snapshot.parse(said) };
    default: {
      const key = attributeKey(field);
      if (key === null) throw new Error(`Criteria ask about an unknown field: ${field}`);
      return { field: "attribute", key, ...attributeAsk(leaf) };
    }
  }
}

/** Operator and value tell a field's type, so criteria can be read without the declarations. */
function attributeAsk({ op, value }: Leaf): AttributeAsk {
  const said = { op, value };
  const sample: unknown = Array.isArray(value) ? value[0] : value;
  const dated = ["before", "after", "within_last", "not_within_last"].includes(op);
  if (dated || (op === "between" && typeof sample === "string")) {
    return { kind: "day", ask: conditions.day.parse(said) };
  }
  if (typeof sample === "number") return { kind: "number", ask: conditions.number.parse(said) };
  if (typeof sample === "boolean") return { kind: "boolean", ask: conditions.boolean.parse(said) };
  return { kind: "text", ask: conditions.text.parse(said) };
}
