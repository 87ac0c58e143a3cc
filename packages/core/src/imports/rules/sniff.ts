import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { delimiters, MAX_COLUMNS, PREVIEW_ROWS, type Delimiter, type Encoding } from "../schema.ts";
import { csvReader, isBlank } from "./csv.ts";
import { byteOrderMark, decoder } from "./encoding.ts";
import { bareHeader, guessTargets } from "./guess.ts";

/** The beginning of a file, as text. */
export interface Beginning {
  readonly text: string;
  /** There is no more. */
  readonly whole: boolean;
}

export function beginningOf(head: Uint8Array, encoding: Encoding, whole: boolean): Beginning {
  const mark = byteOrderMark(head);
  const decode = decoder(encoding);
  return { text: decode(head.subarray(mark?.length ?? 0), whole), whole };
}

export interface Found {
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  /** What stands over each column; `Column 1` and so on where nothing does. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Given = Partial<Pick<Found, "delimiter" | "hasHeader">>;

/** How a file is laid out, as far as it is not given. */
export function sniff(beginning: Beginning, given: Given = {}): Result<Found> {
  const delimiter = given.delimiter ?? likelyDelimiter(beginning);
  const rows = firstRows(beginning, delimiter, PREVIEW_ROWS + 1);
  const [first] = rows;
  if (first === undefined) return fail("import-empty");
  const hasHeader = given.hasHeader ?? looksLikeHeader(first);
  const body = hasHeader ? rows.slice(1) : rows.slice(0, PREVIEW_ROWS);
  if (body.length === 0) return fail("import-empty");
  // What stands beyond the header is a fault of its row, which the row is told.
  const width = hasHeader ? first.length : Math.max(...body.map((row) => row.length));
  if (width > MAX_COLUMNS) return fail("import-columns", { columns: width, limit: MAX_COLUMNS });
  const columns = Array.from({ length: width }, (_, at) => {
    const name = hasHeader ? (first[at] ?? "").trim() : "";
    return name === "" ? `Column ${at + 1}` : name;
  });
  return ok({ delimiter, hasHeader, columns, rows: body });
}

const PIECE = 64 * 1024;

/** No more of the text is read than that takes. */
function firstRows({ text, whole }: Beginning, delimiter: Delimiter, most: number): string[][] {
  const reader = csvReader(delimiter);
  const rows: string[][] = [];
  for (let from = 0; from < text.length && rows.length < most; from += PIECE) {
    const last = whole && from + PIECE >= text.length;
    const records = [...reader.push(text.slice(from, from + PIECE)), ...(last ? reader.end() : [])];
    rows.push(...records.filter((record) => !isBlank(record)).map(({ cells }) => [...cells]));
  }
  return rows.slice(0, most);
}

/** The one that cuts most rows into the same number of cells, and into more than one. */
function likelyDelimiter(beginning: Beginning): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const widths = firstRows(beginning, delimiter, PREVIEW_ROWS).map((row) => row.length);
    const width = widths[0] ?? 1;
    const alike = widths.filter((other) => other === width).length / Math.max(1, widths.length);
    const score = width > 1 ? alike * 100 + Math.min(width, 50) / 100 : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const datum = /^\s*'?(?:[+-]?[\d\s().,/:-]{3,}|\S+@\S+\.\S+)\s*$/;

/** A header names things: it holds no numbers, days or addresses, and something that is known. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell.trim() !== "");
  if (written.some((cell) => datum.test(cell))) return false;
  const known = guessTargets(written, [], []).some((target) => target !== null);
  return known || written.length > 1;
}

/** Names that stand over more than one column. */
export function repeatedNames(columns: readonly string[]): string[] {
  const bare = columns.map(bareHeader);
  return columns.filter((_, at) => bare[at] !== "" && bare.indexOf(bare[at] ?? "") < at);
}
