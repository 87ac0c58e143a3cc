import type { Result } from "@siar/kernel/result";
import type { Delimiter } from "../schema.ts";
import { csvReader, isBlank, type CsvRecord } from "./csv.ts";
import type { RowFault } from "./reasons.ts";
import { merged, type Row } from "./row.ts";

/** A row that was not imported, as it stood in the file. */
export interface FailedRow extends RowFault {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A stretch of a file, ready to be written at once. */
export interface Slice {
  /** One for each number. */
  readonly rows: readonly Row[];
  /** Rows whose number stood in an earlier one of the same slice, and which are part of that now. */
  readonly again: number;
  readonly failed: readonly FailedRow[];
  /** The text that it takes. */
  readonly length: number;
  readonly lines: number;
  /** Nothing is left of the text. */
  readonly whole: boolean;
}

interface Options {
  readonly delimiter: Delimiter;
  /** Nothing follows this text. */
  readonly last: boolean;
  readonly skipsHeader: boolean;
  readonly updates: boolean;
  /** The line that the text begins with. */
  readonly line: number;
  readonly mostRows: number;
  read(record: CsvRecord): Result<Row, RowFault>;
}

/** Null where the text does not hold even one whole row. */
export function readSlice(text: string, options: Options): Slice | null {
  const reader = csvReader(options.delimiter);
  const all = [...reader.push(text), ...(options.last ? reader.end() : [])];
  if (all.length === 0 && !options.last) return null;
  const header = options.skipsHeader ? all.findIndex((record) => !isBlank(record)) : -1;
  const records = all.slice(0, options.mostRows + header + 1);
  const rows = new Map<string, Row>();
  const failed: FailedRow[] = [];
  let [again, length, line] = [0, 0, options.line];
  for (const [nth, record] of records.entries()) {
    if (nth !== header && !isBlank(record)) {
      const row = options.read(record);
      if (!row.ok) failed.push({ line, ...row.error, cells: record.cells });
      else {
        const before = rows.get(row.value.phone);
        if (before !== undefined) again += 1;
        if (before === undefined) rows.set(row.value.phone, row.value);
        else if (options.updates) rows.set(row.value.phone, merged(before, row.value));
      }
    }
    length += record.length;
    line += record.lines;
  }
  const whole = options.last && records.length === all.length;
  return { rows: [...rows.values()], again, failed, length, lines: line - options.line, whole };
}
