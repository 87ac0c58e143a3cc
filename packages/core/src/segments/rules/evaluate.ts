import { DAY } from "@siar/kernel/clock";
import type { Contact } from "../../contacts/schema.ts";
import { dayOf, shiftDay, type Moment } from "./calendar.ts";
import type { Condition } from "./conditions.ts";
import type { Criteria, Leaf } from "./criteria.ts";
import { asciiLower } from "./fold.ts";
import { questionOf } from "./question.ts";

/** What criteria can ask about one person. */
export interface Person extends Pick<
  Contact,
  | "name"
  | "phone"
  | "language"
  | "attributes"
  | "workflowStatus"
  | "conversationCount"
  | "rating"
  | "optedOut"
> {
  readonly labelIds: ReadonlySet<number>;
  readonly lastInteractionAt: number | null;
  readonly createdAt: number;
  /** The static segments that the person was in when their snapshots were taken. */
  readonly snapshots: ReadonlySet<number>;
}

/**
 * Whether a person meets criteria, decided without the database. The SQL is compiled on its own; a
 * property test holds the two together.
 */
export function meets(criteria: Criteria, person: Person, moment: Moment): boolean {
  if ("all" in criteria) return criteria.all.every((child) => meets(child, person, moment));
  if ("any" in criteria) return criteria.any.some((child) => meets(child, person, moment));
  if ("not" in criteria) return !meets(criteria.not, person, moment);
  return meetsLeaf(criteria, person, moment);
}

function meetsLeaf(leaf: Leaf, person: Person, moment: Moment): boolean {
  const question = questionOf(leaf);
  switch (question.field) {
    case "name":
      return meetsText(question.ask, person.name === "" ? null : person.name);
    case "language":
      return meetsText(question.ask, person.language);
    case "phone":
      return meetsPhone(question.ask, person.phone);
    case "label":
      return meetsLabels(question.ask, person.labelIds);
    case "workflowStatus":
      return question.ask.value.includes(person.workflowStatus) === (question.ask.op === "in");
    case "lastInteractionAt":
    case "createdAt":
      return meetsInstant(question.ask, person[question.field], moment);
    case "conversationCount":
    case "rating":
      return meetsNumber(question.ask, person[question.field]);
    case "optedOut":
      return person.optedOut === question.ask.value;
    case "segmentSnapshot":
      return person.snapshots.has(question.ask.value);
    case "attribute": {
      const value = person.attributes[question.key] ?? null;
      if (question.ask.op === "is_set") return value !== null;
      if (question.ask.op === "is_not_set") return value === null;
      switch (question.kind) {
        case "text":
          return meetsText(question.ask, typeof value === "string" ? value : null);
        case "number":
          return meetsNumber(question.ask, typeof value === "number" ? value : null);
        case "day":
          return meetsDay(question.ask, typeof value === "string" ? value : null, moment);
        case "boolean":
          return (value === question.ask.value) === (question.ask.op === "eq");
      }
    }
  }
}

function meetsText(ask: Condition<"text" | "choice">, value: string | null): boolean {
  const said = value === null ? null : asciiLower(value);
  switch (ask.op) {
    case "is_set":
      return said !== null;
    case "is_not_set":
      return said === null;
    case "eq":
      return said === asciiLower(ask.value);
    case "neq":
      return said !== asciiLower(ask.value);
    case "contains":
      return said?.includes(asciiLower(ask.value)) === true;
    case "starts_with":
      return said?.startsWith(asciiLower(ask.value)) === true;
    case "in":
      return said !== null && ask.value.map(asciiLower).includes(said);
    case "not_in":
      return said === null || !ask.value.map(asciiLower).includes(said);
  }
}

function meetsPhone(ask: Condition<"phone">, phone: string | null): boolean {
  switch (ask.op) {
    case "is_set":
      return phone !== null;
    case "is_not_set":
      return phone === null;
    case "starts_with":
      return phone?.slice(1).startsWith(ask.value.replace("+", "")) === true;
  }
}

function meetsLabels({ op, value }: Condition<"label">, worn: ReadonlySet<number>): boolean {
  switch (op) {
    case "has_any":
      return value.some((id) => worn.has(id));
    case "has_all":
      return value.every((id) => worn.has(id));
    case "has_none":
      return !value.some((id) => worn.has(id));
  }
}

function meetsNumber(ask: Condition<"number">, value: number | null): boolean {
  switch (ask.op) {
    case "is_set":
      return value !== null;
    case "is_not_set":
      return value === null;
    case "eq":
      return value === ask.value;
    case "neq":
      return value !== ask.value;
    case "lt":
      return value !== null && value < ask.value;
    case "lte":
      return value !== null && value <= ask.value;
    case "gt":
      return value !== null && value > ask.value;
    case "gte":
      return value !== null && value >= ask.value;
    case "between":
      return value !== null && ask.value[0] <= value && value <= ask.value[1];
  }
}

function meetsInstant(ask: Condition<"instant">, value: number | null, moment: Moment): boolean {
  /** Negative before `when`, zero within it, positive after it. */
  const beside = (at: number, when: string): number => {
    if (when.includes("T")) return Math.sign(at - Date.parse(when));
    const day = dayOf(at, moment.timezone);
    return day < when ? -1 : day > when ? 1 : 0;
  };
  const recent = (days: number): boolean =>
    value !== null && value <= moment.at && moment.at - value <= days * DAY;
  switch (ask.op) {
    case "is_set":
      return value !== null;
    case "is_not_set":
      return value === null;
    case "before":
      return value !== null && beside(value, ask.value) < 0;
    case "after":
      return value !== null && beside(value, ask.value) > 0;
    case "between":
      return value !== null && beside(value, ask.value[0]) >= 0 && beside(value, ask.value[1]) <= 0;
    case "within_last":
      return recent(ask.value);
    case "not_within_last":
      return !recent(ask.value);
  }
}

function meetsDay(ask: Condition<"day">, value: string | null, moment: Moment): boolean {
  const today = dayOf(moment.at, moment.timezone);
  const recent = (days: number): boolean =>
    value !== null && value <= today && value >= shiftDay(today, -days);
  switch (ask.op) {
    case "is_set":
      return value !== null;
    case "is_not_set":
      return value === null;
    case "eq":
      return value === ask.value;
    case "neq":
      return value !== ask.value;
    case "before":
      return value !== null && value < ask.value;
    case "after":
      return value !== null && value > ask.value;
    case "between":
      return value !== null && ask.value[0] <= value && value <= ask.value[1];
    case "within_last":
      return recent(ask.value);
    case "not_within_last":
      return !recent(ask.value);
  }
}
