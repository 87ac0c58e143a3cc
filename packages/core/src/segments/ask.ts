import { sql, type SQL } from "drizzle-orm";
import type { Column, Compiling, Value } from "./compiling.ts";
import { dayOf, instantSpan, shiftDay } from "./rules/calendar.ts";
import type { Condition } from "./rules/conditions.ts";
import { asciiLower } from "./rules/fold.ts";

export const not = (condition: SQL): SQL => sql`(NOT (${condition}))`;

export const list = (values: readonly Value[], as: Compiling): SQL =>
  sql`SELECT value FROM json_each(${as.bind(JSON.stringify(values))})`;

/** False where nothing is set, and then the condition is not even looked at. */
const holds = ({ isSet }: Column, condition: SQL): SQL => sql`(${isSet} AND ${condition})`;

/** Case is ignored for A to Z, which is what SQLite can do without an extension. */
export function askText(column: Column, ask: Condition<"text" | "choice">, as: Compiling): SQL {
  const { value, isSet } = column;
  switch (ask.op) {
    case "is_set":
      return isSet;
    case "is_not_set":
      return not(isSet);
    case "eq":
      return holds(column, sql`${value} COLLATE NOCASE = ${as.bind(ask.value)}`);
    case "neq":
      return not(askText(column, { op: "eq", value: ask.value }, as));
    case "contains":
      return holds(column, sql`instr(lower(${value}), ${as.bind(asciiLower(ask.value))}) > 0`);
    case "starts_with": {
      const length = as.bind([...ask.value].length);
      const beginning = as.bind(asciiLower(ask.value));
      return holds(column, sql`substr(lower(${value}), 1, ${length}) = ${beginning}`);
    }
    case "in":
      return holds(column, sql`lower(${value}) IN (${list(ask.value.map(asciiLower), as)})`);
    case "not_in":
      return not(askText(column, { op: "in", value: ask.value }, as));
  }
}

export function askNumber(column: Column, ask: Condition<"number">, as: Compiling): SQL {
  const { value, isSet } = column;
  switch (ask.op) {
    case "is_set":
      return isSet;
    case "is_not_set":
      return not(isSet);
    case "eq":
      return holds(column, sql`${value} = ${as.bind(ask.value)}`);
    case "neq":
      return not(askNumber(column, { op: "eq", value: ask.value }, as));
    case "lt":
      return holds(column, sql`${value} < ${as.bind(ask.value)}`);
    case "lte":
      return holds(column, sql`${value} <= ${as.bind(ask.value)}`);
    case "gt":
      return holds(column, sql`${value} > ${as.bind(ask.value)}`);
    case "gte":
      return holds(column, sql`${value} >= ${as.bind(ask.value)}`);
    case "between":
      return holds(column, within(value, ask.value, as));
  }
}

const within = (value: SQL, [from, to]: readonly [Value, Value], as: Compiling): SQL =>
  sql`${value} BETWEEN ${as.bind(from)} AND ${as.bind(to)}`;

export function askInstant(column: Column, ask: Condition<"instant">, as: Compiling): SQL {
  const { value, isSet } = column;
  if (ask.op === "is_not_set") return not(isSet);
  if (ask.op === "not_within_last") {
    return not(askInstant(column, { op: "within_last", value: ask.value }, as));
  }
  const span = instantSpan(ask, as.moment);
  if (span === null) return isSet;
  const { from, to } = span;
  if (from !== undefined && to !== undefined) return holds(column, within(value, [from, to], as));
  if (from !== undefined) return holds(column, sql`${value} >= ${as.bind(from)}`);
  return to === undefined ? isSet : holds(column, sql`${value} <= ${as.bind(to)}`);
}

export function askDay(column: Column, ask: Condition<"day">, as: Compiling): SQL {
  const { value, isSet } = column;
  switch (ask.op) {
    case "is_set":
      return isSet;
    case "is_not_set":
      return not(isSet);
    case "eq":
      return holds(column, sql`${value} = ${as.bind(ask.value)}`);
    case "neq":
      return not(askDay(column, { op: "eq", value: ask.value }, as));
    case "before":
      return holds(column, sql`${value} < ${as.bind(ask.value)}`);
    case "after":
      return holds(column, sql`${value} > ${as.bind(ask.value)}`);
    case "between":
      return holds(column, within(value, ask.value, as));
    case "within_last": {
      const today = dayOf(as.moment.at, as.moment.timezone);
      return holds(column, within(value, [shiftDay(today, -ask.value), today], as));
    }
    case "not_within_last":
      return not(askDay(column, { op: "within_last", value: ask.value }, as));
  }
}
