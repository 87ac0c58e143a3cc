import { sql, type SQL } from "drizzle-orm";
import type { Moment } from "./rules/calendar.ts";

/** D1 binds a hundred values a statement, and the statement around this one has its own. */
export const MAX_BOUND = 40;

export type Value = string | number;

/**
 * Whether the statement goes through everybody, and had better start from whoever wears a label, or
 * through a few whom it knows, and had better look at each.
 */
export type Reading = "all" | "few";

/** What a compilation carries along. */
export interface Compiling {
  readonly moment: Moment;
  readonly reading: Reading;
  bind(value: Value): SQL;
}

/** What can be asked about. `isSet` is true or false, never NULL. */
export interface Column {
  readonly value: SQL;
  readonly isSet: SQL;
}

export const counting =
  (values: Value[]): Compiling["bind"] =>
  (value) => {
    values.push(value);
    return sql`${value}`;
  };

/** More values than D1 binds travel as one JSON array. */
export const packing =
  (values: Value[]): Compiling["bind"] =>
  (value) => {
    values.push(value);
    return sql`json_extract(bound, ${sql.raw(`'$[${values.length - 1}]'`)})`;
  };
