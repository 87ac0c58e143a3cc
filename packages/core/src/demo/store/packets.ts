import { sql, type SQL } from "drizzle-orm";

/** So many rows travel in one bound value: well under D1's two megabytes. */
const PACKET = 500;

export const packets = <T>(rows: readonly T[]): string[] =>
  Array.from({ length: Math.ceil(rows.length / PACKET) }, (_, at) =>
    JSON.stringify(rows.slice(at * PACKET, (at + 1) * PACKET)),
  );

/** The number that the demo's campaigns went out from: the first that is connected. */
export const demoNumber = sql`coalesce(
  (SELECT default_number_id FROM settings), (SELECT min(id) FROM whatsapp_numbers), 1)`;

/** Ids are given out by the database; phone or user id say who is meant. */
export const byKey = (key: SQL): SQL => sql`(contacts.phone = ${key} OR contacts.user_id = ${key})`;
