import { DAY } from "@siar/kernel/clock";
import type { Contact } from "../../contacts/schema.ts";
import { dayOf, shiftDay, type Moment } from "./calendar.ts";
import type { Condition } from "./conditions.ts";
import type { Criteria, Leaf } from "./criteria.ts";
import { asciiLower } from "./fold.ts";
import { questionOf, type Question } from "./question.ts";

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
  /** What campaigns sent, and what came of it. */
  readonly messages: readonly ReceivedMessage[];
}

/** As the ledger has it: a message that failed reached nobody, whatever times it bears. */
export interface ReceivedMessage {
  readonly campaignId: number;
  readonly status: "sent" | "delivered" | "read" | "failed";
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly repliedAt: number | null;
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
    case "campaign":
      return meetsCampaign(question.ask, person.messages, moment);
    case "segmentSnapshot":
      return person.snapshots.has(question.ask.value);
    case "attribute":
      return meetsAttribute(question, person.attributes[question.key] ?? null, moment);
  }
}

function meetsAttribute(
  question: Extract<Question, { field: "attribute" }>,
  value: string | number | boolean | null,
  moment: Moment,
): boolean {
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

export function meetsText(ask: Condition<"text" | "choice">, value: string | null): boolean {
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

function meetsCampaign(
  { op, value }: Condition<"campaign">,
  messages: readonly ReceivedMessage[],
  { at }: Moment,
): boolean {
  if (op.startsWith("not_")) return !messages.some((each) => fits(each));
  return messages.some((each) => fits(each));
  function fits(message: ReceivedMessage): boolean {
    const when = effectAt(op, message);
    if (when === null) return false;
    if ("id" in value) return message.campaignId === value.id;
    return when <= at && when >= at - value.withinDays * DAY;
  }
}

/** It happened, though nobody noted when: within no number of days. */
const UNTIMED = -Infinity;

/** When a message had the effect that is asked about, denied or not; null if it never had. */
function effectAt(op: Condition<"campaign">["op"], message: ReceivedMessage): number | null {
  const { status, sentAt, deliveredAt, readAt, repliedAt } = message;
  switch (op) {
    case "received":
    case "not_received":
      return status === "failed" ? null : (sentAt ?? deliveredAt ?? readAt ?? UNTIMED);
    case "delivered":
    case "not_delivered":
      return status === "delivered" || status === "read"
        ? (deliveredAt ?? readAt ?? sentAt ?? UNTIMED)
        : null;
    case "read":
    case "not_read":
      return status === "read" ? (readAt ?? sentAt ?? UNTIMED) : null;
    case "replied":
    case "not_replied":
      return repliedAt;
  }
}

export function meetsNumber(ask: Condition<"number">, value: number | null): boolean {
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
