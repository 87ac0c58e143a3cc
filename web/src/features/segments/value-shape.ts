import { z } from "zod";
import type { Condition } from "@siar/core/segments/rules";
import { type AskableKind, type Op, opsOf } from "./vocabulary.ts";

/** What a condition compares with, and so which control asks for it. */
export type ValueShape =
  | "nothing"
  | "text"
  | "texts"
  | "labels"
  | "segments"
  | "campaign"
  | "statuses"
  | "number"
  | "numbers"
  | "date"
  | "dates"
  | "days"
  | "yes-no";

export const valueShape = (kind: AskableKind, op: Op): ValueShape =>
  isEffect(op) ? "campaign" : comparedWith(kind, op);

type Effect = Condition<"campaign">["op"];

/** What only a campaign can be asked. */
const isEffect = (op: Op): op is Effect => opsOf.campaign.some((effect) => effect === op);

function comparedWith(kind: AskableKind, op: Exclude<Op, Effect>): ValueShape {
  switch (op) {
    case "is_set":
    case "is_not_set":
      return "nothing";
    case "has_any":
    case "has_all":
    case "has_none":
      return "labels";
    case "in":
    case "not_in":
      if (kind === "segment") return "segments";
      return kind === "status" ? "statuses" : "texts";

    case "within_last":
    case "not_within_last":
      return "days";
    case "between":
      return kind === "number" ? "numbers" : "dates";
    case "before":
    case "after":
      return "date";
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return "number";
    case "contains":
    case "starts_with":
      return "text";
    case "eq":
    case "neq":
      return sameness(kind);
  }
}

function sameness(kind: AskableKind): ValueShape {
  if (kind === "number") return "number";
  if (kind === "day") return "date";
  return kind === "boolean" || kind === "flag" ? "yes-no" : "text";
}

/** What a control of each shape begins with: nothing chosen, or what most people mean. */
export const blankOf: Record<ValueShape, unknown> = {
  nothing: undefined,
  text: "",
  texts: [],
  labels: [],
  segments: [],
  campaign: { withinDays: 30 },
  statuses: [],
  number: undefined,
  numbers: [undefined, undefined],
  date: "",
  dates: ["", ""],
  days: 30,
  "yes-no": true,
};

const sending = z
  .union([z.object({ id: z.number() }), z.object({ withinDays: z.number().optional() })])
  .catch({ withinDays: undefined });

const text = z.string().catch("");
const number = z.number().optional().catch(undefined);

function bothEnds<End>(value: unknown, read: (end: unknown) => End): readonly [End, End] {
  const [from, to]: unknown[] = Array.isArray(value) ? value : [];
  return [read(from), read(to)];
}

/** A condition's value as the control of its shape holds it; what does not fit is left out. */
export const valueIn = {
  text: (value: unknown) => text.parse(value),
  texts: (value: unknown) => z.array(z.string()).catch([]).parse(value),
  ids: (value: unknown) => z.array(z.number()).catch([]).parse(value),
  campaign: (value: unknown) => sending.parse(value),
  number: (value: unknown) => number.parse(value),
  numbers: (value: unknown) => bothEnds(value, (end) => number.parse(end)),
  dates: (value: unknown) => bothEnds(value, (end) => text.parse(end)),
  yesNo: (value: unknown) => z.boolean().catch(true).parse(value),
};
