import { MAX_RECORD, type Delimiter } from "../schema.ts";

export type RecordFault = "quotation" | "row-too-long";

export interface CsvRecord {
  /** None for an empty line. */
  readonly cells: readonly string[];
  /** How many characters of the text it takes, its line break included. */
  readonly length: number;
  /** How many lines of the text it takes. */
  readonly lines: number;
  readonly fault: RecordFault | null;
}

export interface CsvReader {
  /** The records that are complete now; what is begun waits for the next piece. */
  push(text: string): CsvRecord[];
  end(): CsvRecord[];
}

/**
 * Reads a table piece by piece: however it is cut, the records are the same. A quotation that is
 * never closed costs the line that opens it, not the rest of the file.
 */
export function csvReader(delimiter: Delimiter): CsvReader {
  let rest = "";
  const take = (text: string, last: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let from = 0;
    while (from < text.length) {
      const record = readRecord({ text, last, delimiter }, from);
      if (record === null) break;
      records.push(record);
      from += record.length;
    }
    rest = text.slice(from);
    return records;
  };
  return { push: (text) => take(rest + text, false), end: () => take(rest, true) };
}

interface Source {
  readonly text: string;
  /** Nothing follows this text. */
  readonly last: boolean;
  readonly delimiter: Delimiter;
}

function readRecord(source: Source, from: number): CsvRecord | null {
  const line = readLine(source, from);
  if (line === null) return null;
  const { text, delimiter } = source;
  const written = text.slice(from, line.until);
  if (!written.includes('"')) return plain(line, written, delimiter);
  const quoted = readQuoted(source, from);
  const known = typeof quoted === "object" ? quoted.length : text.length - from;
  if (quoted === "open" || known > MAX_RECORD + 1) {
    return { ...plain(line, written, delimiter), fault: "quotation" };
  }
  return quoted === "unfinished" ? null : quoted;
}

interface Line {
  /** Where its text ends. */
  readonly until: number;
  readonly length: number;
}

const plain = ({ length }: Line, text: string, delimiter: Delimiter): CsvRecord => ({
  cells: text === "" ? [] : text.split(delimiter),
  length,
  lines: 1,
  fault: length > MAX_RECORD ? "row-too-long" : null,
});

const lineBreak = /[\r\n]/g;

/** Null while its end is not known: a line feed may follow a carriage return. */
function readLine({ text, last }: Source, from: number): Line | null {
  lineBreak.lastIndex = from;
  const until = lineBreak.exec(text)?.index;
  if (until === undefined) return last ? { until: text.length, length: text.length - from } : null;
  const end = afterBreak({ text, last }, until);
  return end === null ? null : { until, length: end - from };
}

function afterBreak({ text, last }: Pick<Source, "text" | "last">, at: number): number | null {
  if (text[at] === "\n") return at + 1;
  if (at + 1 < text.length) return text[at + 1] === "\n" ? at + 2 : at + 1;
  return last ? at + 1 : null;
}

const cellEnds: Readonly<Record<Delimiter, RegExp>> = {
  ",": /[,\r\n]/g,
  ";": /[;\r\n]/g,
  "\t": /[\t\r\n]/g,
  "|": /[|\r\n]/g,
};

/** `open`: the text is over within a quotation. `unfinished`: more text has to come. */
function readQuoted(source: Source, from: number): CsvRecord | "open" | "unfinished" {
  const { text, last, delimiter } = source;
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = readCell(source, at);
    if (typeof cell === "string") return cell;
    cells.push(cell.text);
    at = cell.end;
    if (at >= text.length) {
      return last ? record(text, { from, until: at, end: at }, cells) : "unfinished";
    }
    if (text[at] !== delimiter) {
      const end = afterBreak(source, at);
      return end === null ? "unfinished" : record(text, { from, until: at, end }, cells);
    }
    at += 1;
  }
}

interface Span {
  readonly from: number;
  readonly until: number;
  readonly end: number;
}

const record = (text: string, { from, until, end }: Span, cells: string[]): CsvRecord => ({
  cells,
  length: end - from,
  lines: 1 + (text.slice(from, until).match(/\r\n|\r|\n/g)?.length ?? 0),
  fault: end - from > MAX_RECORD ? "row-too-long" : null,
});

type Cell = { readonly text: string; readonly end: number } | "open" | "unfinished";

/** What follows a closed quotation still belongs to the cell, as spreadsheets read it. */
function readCell(source: Source, from: number): Cell {
  const { text, last, delimiter } = source;
  let start = from;
  let inside = "";
  if (text[from] === '"') {
    const quoted = readQuotation(text, from + 1);
    if (quoted === null) return last ? "open" : "unfinished";
    if (quoted.end === text.length && !last) return "unfinished";
    ({ text: inside, end: start } = quoted);
  }
  const ends = cellEnds[delimiter];
  ends.lastIndex = start;
  const end = ends.exec(text)?.index ?? text.length;
  return { text: inside + text.slice(start, end), end };
}

/** Up to behind the closing mark; null if there is none yet. A doubled mark is one of the text. */
function readQuotation(text: string, from: number) {
  let inside = "";
  for (let start = from; ;) {
    const mark = text.indexOf('"', start);
    if (mark < 0) return null;
    if (text[mark + 1] !== '"') return { text: inside + text.slice(start, mark), end: mark + 1 };
    inside += text.slice(start, mark + 1);
    start = mark + 2;
  }
}

/** Nothing stands in it: such lines are no rows. */
export const isBlank = ({ cells, fault }: CsvRecord): boolean =>
  fault === null && cells.every((cell) => cell.trim() === "");
