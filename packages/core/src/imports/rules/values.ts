import {
  ContactInput,
  workflowStatuses,
  type Attributes,
  type WorkflowStatus,
} from "../../contacts/schema.ts";
import type { Field } from "../../fields/schema.ts";
import { isDay } from "../../fields/rules/index.ts";
import { err, ok, type Result } from "@siar/kernel/result";
import type { ImportPlan } from "../schema.ts";
import { rowFault, type RowFault } from "./reasons.ts";

export type Formats = Pick<ImportPlan, "dateOrder" | "decimalSign">;
type Declared = Pick<Field, "key" | "label" | "type" | "options">;

const LONGEST_TEXT = 2_000;

/** The value of a field as its type has it; the cell is not blank. */
export function readValue(
  field: Declared,
  cell: string,
  formats: Formats,
): Result<Attributes[string], RowFault> {
  const text = cell.trim();
  const about = `${field.label}: ${text}`;
  switch (field.type) {
    case "text":
      return cell.length <= LONGEST_TEXT ? ok(cell) : err(rowFault("text", field.label));
    case "number":
      return orFault(readNumber(text, formats), "number", about);
    case "date":
      return orFault(readDay(text, formats), "date", about);
    case "boolean":
      return orFault(booleans.get(text.toLowerCase()) ?? null, "boolean", about);
    case "choice":
      return orFault(readChoice(text, field.options), "choice", about);
  }
}

const orFault = <T>(value: T | null, reason: RowFault["reason"], what: string) =>
  value === null ? err(rowFault(reason, what)) : ok(value);

const booleans = new Map([
  ...["yes", "y", "true", "1", "ya", "iya", "benar", "x", "✓"].map((word) => [word, true] as const),
  ...["no", "n", "false", "0", "tidak", "tdk", "bukan", "salah", "-"].map(
    (word) => [word, false] as const,
  ),
]);

const readChoice = (text: string, options: readonly string[]): string | null =>
  options.find((option) => option === text) ??
  options.find((option) => option.toLowerCase() === text.toLowerCase()) ??
  null;

const statusWords: Readonly<Record<WorkflowStatus, string>> = {
  incoming: "incoming|new|masuk|baru",
  in_progress: "in progress|progress|ditangani|diproses|sedang diproses|dikerjakan",
  waiting: "waiting|pending|on hold|menunggu|tertunda",
  resolved: "resolved|solved|done|selesai|beres|tuntas",
  closed: "closed|ditutup|tutup",
};

const statuses = new Map(
  workflowStatuses.flatMap((status) =>
    statusWords[status].split("|").map((word): [string, WorkflowStatus] => [word, status]),
  ),
);

/** In either language, however it is written: `In progress`, `in_progress`, `DITANGANI`. */
export const readStatus = (text: string): WorkflowStatus | null =>
  statuses.get(
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, " "),
  ) ?? null;

/** Spreadsheets make `4.0` of a 4. */
export function readRating(text: string): number | null {
  const [, stars] = /^([1-5])(?:[.,]0+)?$/.exec(text.trim()) ?? [];
  return stars === undefined ? null : Number(stars);
}

const UserId = ContactInput.shape.userId;

export function readUserId(text: string): string | null {
  const read = UserId.safeParse(text.trim());
  return read.success ? (read.data ?? null) : null;
}

const written = {
  point: /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
  comma: /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
};

/** `Rp 1.234,5` where the comma parts the decimals, `1,234.5` where the point does. */
export function readNumber(text: string, { decimalSign }: Formats): number | null {
  const bare = text.replace(/^rp\.?\s*/i, "").replaceAll(/[\s\u00A0]/g, "");
  if (!written[decimalSign].test(bare)) return null;
  const plain =
    decimalSign === "comma" ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** `2026-12-31`, or `31/12/2026` in the order that a person confirmed. */
export function readDay(text: string, { dateOrder }: Formats): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const [, first, second, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  return dateOrder === "day-first" ? day(year, second, first) : day(year, first, second);
}

function day(year = "", month = "", date = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const WITH_TIME = /^(.+?)[,T\s]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?$/;

/** When somebody agreed: an instant as it stands, else a time of the business's own calendar. */
export function readInstant(
  text: string,
  formats: Formats,
  startOfDay: (day: string) => number,
): number | null {
  if (INSTANT.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : at;
  }
  const whole = readDay(text, formats);
  if (whole !== null) return startOfDay(whole);
  const [, date = "", hour = "", minute = ""] = WITH_TIME.exec(text) ?? [];
  const found = readDay(date, formats);
  if (found === null || Number(hour) > 23 || Number(minute) > 59) return null;
  return startOfDay(found) + (Number(hour) * 60 + Number(minute)) * 60_000;
}

/** What the samples give away; else what is usual where the business is. */
export function guessFormats(cells: readonly string[], usual: Formats["decimalSign"]): Formats {
  const dates = cells.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}\b/.exec(cell.trim()) ?? [];
    return first === undefined || second === undefined ? [] : [[Number(first), Number(second)]];
  });
  const monthFirst = dates.some(([, second = 0]) => second > 12);
  const commas = cells.filter((cell) => /^-?[\d.]*\d,\d{1,2}$/.test(cell.trim())).length;
  const points = cells.filter((cell) => /^-?[\d,]*\d\.\d{1,2}$/.test(cell.trim())).length;
  return {
    dateOrder: monthFirst ? "month-first" : "day-first",
    decimalSign: commas === points ? usual : commas > points ? "comma" : "point",
  };
}
