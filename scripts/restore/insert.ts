import type { TableOfBackup } from "../../packages/core/src/backups/schema.ts";
import type { Row, Value } from "./rows.ts";

/** D1 takes statements of up to a hundred thousand bytes. */
const LONGEST = 90_000;
/** Of a value; a character has four bytes at most. */
const PIECE = 10_000;

export const quoted = (name: string): string => `"${name}"`;

/** SQL text knows no NUL, so it is put together around it. */
const textOf = (text: string): string =>
  text.includes("'") ? `'${text.replaceAll("'", "''")}'` : `'${text}'`;
const literal = (value: Value): string => {
  if (typeof value !== "string") return value === null ? "NULL" : String(value);
  if (!value.includes("\0")) return textOf(value);
  return `(${value.split("\0").map(textOf).join("||char(0)||")})`;
};

/** As few statements as take all rows; a value that is too long for one is added to bit by bit. */
export function* inserts(table: TableOfBackup, rows: readonly Row[]): Generator<string> {
  const into = `INSERT INTO ${quoted(table.name)} (${table.columns.map(quoted).join(",")}) VALUES\n`;
  let values: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = `(${row.map(literal).join(",")})`;
    const bytes = Buffer.byteLength(text);
    if (values.length > 0 && size + bytes > LONGEST) {
      yield into + values.join(",\n");
      values = [];
      size = 0;
    }
    if (bytes > LONGEST) {
      yield* inPieces(table, row, into);
    } else {
      values.push(text);
      size += bytes + 2;
    }
  }
  if (values.length > 0) yield into + values.join(",\n");
}

function* inPieces(table: TableOfBackup, row: Row, into: string): Generator<string> {
  const begun = row.map((value) => (isLong(value) ? value.slice(0, PIECE) : value));
  yield `${into}(${begun.map(literal).join(",")})`;
  const isRow = table.key
    .map((column) => `${quoted(column)}=${literal(row[table.columns.indexOf(column)] ?? null)}`)
    .join(" AND ");
  for (const [at, value] of row.entries()) {
    const column = quoted(table.columns[at] ?? "");
    for (let from = PIECE; isLong(value) && from < value.length; from += PIECE) {
      const piece = literal(value.slice(from, from + PIECE));
      yield `UPDATE ${quoted(table.name)} SET ${column}=${column}||${piece} WHERE ${isRow}`;
    }
  }
}

const isLong = (value: Value): value is string => typeof value === "string" && value.length > PIECE;
