import type { TableOfBackup } from "../../packages/core/src/backups/schema.ts";
import type { Row, Value } from "./rows.ts";

/** D1 takes statements of up to a hundred thousand bytes. */
const LONGEST = 90_000;
/** Of a value; a character has four bytes at most. */
const PIECE = 10_000;

export const quoted = (name: string): string => `"${name}"`;

/** SQL text knows no NUL. */
const literal = (value: Value): string => {
  if (typeof value !== "string") return value === null ? "NULL" : String(value);
  if (value.includes("\0")) return `CAST(X'${Buffer.from(value).toString("hex")}' AS TEXT)`;
  return `'${value.replaceAll("'", "''")}'`;
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
  const begun = row.map((value) => (isLong(value) ? value.slice(0, cut(value, PIECE)) : value));
  yield `${into}(${begun.map(literal).join(",")})`;
  const isRow = table.key
    .map((column) => `${quoted(column)}=${literal(row[table.columns.indexOf(column)] ?? null)}`)
    .join(" AND ");
  for (const [at, value] of row.entries()) {
    const column = quoted(table.columns[at] ?? "");
    if (!isLong(value)) continue;
    for (let from = cut(value, PIECE); from < value.length;) {
      const to = cut(value, from + PIECE);
      const piece = literal(value.slice(from, to));
      yield `UPDATE ${quoted(table.name)} SET ${column}=${column}||${piece} WHERE ${isRow}`;
      from = to;
    }
  }
}

/** Half of a character beyond the first 65,536 cannot be written. */
const cut = (text: string, at: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;

const isLong = (value: Value): value is string => typeof value === "string" && value.length > PIECE;
