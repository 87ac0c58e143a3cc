import { dayOf, instantSpan, shiftDay, type Moment } from "../rules/calendar.ts";
import type { Condition } from "../rules/conditions.ts";
import { meetsNumber, meetsText } from "../rules/evaluate.ts";
import { asciiLower } from "../rules/fold.ts";
import type { Question } from "../rules/question.ts";
import { codesOf, gapBelow, ODD, onBound, UNSET, type Column, type Key } from "./facets.ts";
import { MAYBE, NO, YES, type State } from "./states.ts";

/** What holds for whom, as far as it depends on one value alone. */
interface Truth {
  readonly unset: State;
  readonly odd: State;
  readonly on: (key: Key) => boolean;
  /** Where true ones can lie, ends included. Within one they all are, if `whole`. */
  readonly spans: readonly Span[];
  readonly whole: boolean;
}

interface Span {
  readonly from?: Key;
  readonly to?: Key;
}

/** The state of everybody with a code, by code; null if the column cannot tell. */
export function statesByCode(
  column: Column,
  question: Question,
  moment: Moment,
): Uint8Array | null {
  const denial = positive(question);
  if (denial !== null) return statesByCode(column, denial, moment)?.map(flip) ?? null;
  const truth = truthOf(column, question, moment);
  if (truth === null) return null;
  const { bounds } = column;
  const states = new Uint8Array(codesOf(bounds));
  states[UNSET] = truth.unset;
  states[ODD] = truth.odd;
  bounds.forEach((bound, at) => {
    states[onBound(at)] = truth.on(bound) ? YES : NO;
    states[gapBelow(at)] = between(truth, bounds[at - 1], bound);
  });
  states[gapBelow(bounds.length)] = between(truth, bounds.at(-1), undefined);
  return states;
}

const flip = (state: number): State => (state === YES ? NO : state === NO ? YES : MAYBE);

const denials: Readonly<Record<string, string>> = {
  neq: "eq",
  not_in: "in",
  not_within_last: "within_last",
  is_not_set: "is_set",
};

/** A denial is the exact complement of what it denies, unset values included. */
function positive(question: Question): Question | null {
  const op = denials[question.ask.op];
  return op === undefined ? null : renamed(question, op);
}

/** The pairs in `denials` take the same values, so the question stays one of its kind. */
function renamed(question: Question, op: string): Question {
  return { ...question, ask: { ...question.ask, op } } as Question;
}

function between({ spans, whole }: Truth, after: Key | undefined, before: Key | undefined): State {
  const touches = spans.some(
    ({ from, to }) =>
      !(to !== undefined && after !== undefined && to <= after) &&
      !(from !== undefined && before !== undefined && from >= before),
  );
  if (!touches) return NO;
  const covered = spans.some(
    ({ from, to }) =>
      (from === undefined || (after !== undefined && from <= after)) &&
      (to === undefined || (before !== undefined && to >= before)),
  );
  return covered && whole ? YES : MAYBE;
}

const everything: Truth = { unset: NO, odd: YES, on: () => true, spans: [{}], whole: true };

function truthOf(column: Column, question: Question, moment: Moment): Truth | null {
  if (question.ask.op === "is_set") return everything;
  const { kind } = column;
  switch (question.field) {
    case "name":
    case "language":
      return ofText(question.ask);
    case "phone":
      return ofPhone(question.ask);
    case "workflowStatus":
      return ofText({ op: "in", value: question.ask.value });
    case "lastInteractionAt":
    case "createdAt":
      return ofInstant(question.ask, moment);
    case "conversationCount":
    case "rating":
      return ofNumber(question.ask);
    case "attribute":
      if (question.kind === "text") return kind === "text" ? ofText(question.ask) : null;
      if (question.kind === "number") return kind === "number" ? ofNumber(question.ask) : null;
      if (question.kind === "day") return kind === "text" ? ofDay(question.ask, moment) : null;
      if (kind !== "flag") return null;
      return ofPoints([String(question.ask.value)]);
    case "label":
    case "optedOut":
    case "campaign":
    case "segmentSnapshot":
      return null;
  }
}

const part = { unset: NO, odd: MAYBE, whole: true } as const;

const ofSpan = (span: Span): Truth => ({
  ...part,
  on: (key) =>
    (span.from === undefined || key >= span.from) && (span.to === undefined || key <= span.to),
  spans: [span],
});

const ofPoints = (points: readonly Key[]): Truth => {
  const among = new Set(points);
  return {
    ...part,
    on: (key) => among.has(key),
    spans: points.map((point) => ({ from: point, to: point })),
  };
};

/** Up to the first text that no longer begins so; there is none after the last sign there is. */
const beginning = (text: string): Truth => {
  const last = text.charCodeAt(text.length - 1);
  const ends = last < 0xffff;
  const to = text.slice(0, -1) + String.fromCharCode(last + 1);
  return {
    ...part,
    on: (key) => typeof key === "string" && key.startsWith(text),
    spans: [{ from: text, ...(ends && { to }) }],
    whole: ends,
  };
};

function ofText(ask: Condition<"text" | "choice">): Truth | null {
  switch (ask.op) {
    case "eq":
      return ofPoints([asciiLower(ask.value)]);
    case "in":
      return ofPoints(ask.value.map(asciiLower));
    case "starts_with":
      return beginning(asciiLower(ask.value));
    case "contains":
      return {
        ...part,
        on: (key) => typeof key === "string" && meetsText(ask, key),
        spans: [{}],
        whole: false,
      };
    default:
      return null;
  }
}

const ofPhone = (ask: Condition<"phone">): Truth | null =>
  ask.op === "starts_with" ? beginning(`+${ask.value.replace("+", "")}`) : null;

function ofNumber(ask: Condition<"number">): Truth | null {
  const on = (key: Key): boolean => typeof key === "number" && meetsNumber(ask, key);
  switch (ask.op) {
    case "eq":
      return { ...part, on, spans: [{ from: ask.value, to: ask.value }] };
    case "lt":
    case "lte":
      return { ...part, on, spans: [{ to: ask.value }] };
    case "gt":
    case "gte":
      return { ...part, on, spans: [{ from: ask.value }] };
    case "between":
      return { ...part, on, spans: [{ from: ask.value[0], to: ask.value[1] }] };
    default:
      return null;
  }
}

function ofInstant(ask: Condition<"instant">, moment: Moment): Truth | null {
  const span = instantSpan(ask, moment);
  return span === null ? null : ofSpan(span);
}

function ofDay(ask: Condition<"day">, { at, timezone }: Moment): Truth | null {
  switch (ask.op) {
    case "eq":
      return ofPoints([asciiLower(ask.value)]);
    case "before":
      return { ...part, on: (key) => key < ask.value, spans: [{ to: ask.value }] };
    case "after":
      return { ...part, on: (key) => key > ask.value, spans: [{ from: ask.value }] };
    case "between":
      return ofSpan({ from: ask.value[0], to: ask.value[1] });
    case "within_last": {
      const today = dayOf(at, timezone);
      return ofSpan({ from: shiftDay(today, -ask.value), to: today });
    }
    default:
      return null;
  }
}
