import { err, ok, type Result } from "@siar/kernel/result";
import { knownCountry } from "../../settings/rules/index.ts";
import { MAX_LINES, OTHER_COUNTRIES, rateCategories, rateColumns, type Rate } from "../schema.ts";
import { decimalSign, readAmount, type DecimalSign } from "./amount.ts";
import { cellsOf } from "./cells.ts";
import type { Fault, LineFault } from "./faults.ts";

export interface RateCard {
  readonly currency: string;
  readonly rates: readonly Rate[];
}

type Column = (typeof rateColumns)[number];

interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** Shown at once; whoever has more wrong than that has the wrong file. */
const FAULTS_TOLD = 100;
/** What somebody pasted is named, not repeated at length. */
const MOST_OF_IT = 40;

/** A rate card out of a spreadsheet, as a whole or not at all. */
export function parseRates(csv: string): Result<RateCard, readonly LineFault[]> {
  const written = csv
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.replaceAll(/[\s,;]/g, "") !== "");
  const [head, ...body] = written;
  if (head === undefined) return err([at(1, "empty")]);
  const delimiter = head.text.includes(";") ? ";" : ",";
  const places = placesOf(head.text, delimiter);
  if (places === null) return err([at(head.line, "header")]);
  const [first] = body;
  if (first === undefined) return err([at(head.line, "empty")]);
  if (body.length > MAX_LINES) return err([at(first.line, "too-many")]);
  const faults: LineFault[] = [];
  const lines = body.flatMap(({ text, line }): Line[] => {
    const cells = pick(cellsOf(text, delimiter), places);
    if (typeof cells !== "string") return [{ line, cells }];
    faults.push(at(line, cells));
    return [];
  });
  const card = readLines(lines, faults);
  if (faults.length === 0) return ok(card);
  return err(faults.toSorted((one, other) => one.line - other.line).slice(0, FAULTS_TOLD));
}

const at = (line: number, fault: Fault, what = ""): LineFault => ({
  line,
  fault,
  what: what.length > MOST_OF_IT ? `${what.slice(0, MOST_OF_IT)}…` : what,
});

type Places = Readonly<Record<Column, number>> & { readonly width: number };

/** Where each column stands; null unless every one is there once, and no other beside them. */
function placesOf(head: string, delimiter: string): Places | null {
  const names = withoutEmptyEnd(cellsOf(head, delimiter) ?? []).map((name) => name.toLowerCase());
  const missing = rateColumns.some((name) => !names.includes(name));
  if (missing || names.length !== rateColumns.length) return null;
  const place = (name: Column) => names.indexOf(name);
  return {
    country: place("country"),
    category: place("category"),
    amount: place("amount"),
    currency: place("currency"),
    width: names.length,
  };
}

/** Spreadsheets write the empty cells behind a table as well. */
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

function pick(cells: readonly string[] | null, places: Places): Line["cells"] | Fault {
  if (cells === null) return "quotation";
  if (withoutEmptyEnd(cells).length > places.width || cells.length < places.width) return "cells";
  const cell = (column: Column) => cells[places[column]] ?? "";
  return {
    country: cell("country").toUpperCase(),
    category: cell("category").toLowerCase(),
    amount: cell("amount"),
    currency: cell("currency").toUpperCase(),
  };
}

function readLines(lines: readonly Line[], faults: LineFault[]): RateCard {
  const decimal = decimalSign(lines.map(({ cells }) => cells.amount));
  const currency = lines.find(({ cells }) => isCurrency(cells.currency))?.cells.currency ?? "";
  const seen = new Map<string, number>();
  const rates: Rate[] = [];
  for (const { line, cells } of lines) {
    const rate = readRate(cells, decimal);
    if (!rate.ok) {
      faults.push(at(line, rate.error, cells[cellAtFault(rate.error)]));
      continue;
    }
    const key = `${rate.value.country} ${rate.value.category}`;
    const before = seen.get(key);
    if (cells.currency !== currency) faults.push(at(line, "currencies", cells.currency));
    else if (before !== undefined) faults.push(at(line, "duplicate", String(before)));
    else rates.push(rate.value);
    if (before === undefined) seen.set(key, line);
  }
  return { currency, rates };
}

function readRate(cells: Line["cells"], decimal: DecimalSign | null): Result<Rate, Fault> {
  const { country } = cells;
  if (country !== OTHER_COUNTRIES && !knownCountry(country)) return err("country");
  const category = rateCategories.find((name) => name === cells.category);
  if (category === undefined) return err("category");
  const amountMicros = readAmount(cells.amount, decimal);
  if (!amountMicros.ok) return amountMicros;
  if (!isCurrency(cells.currency)) return err("currency");
  return ok({ country, category, amountMicros: amountMicros.value });
}

function cellAtFault(fault: Fault): Column {
  if (fault === "country" || fault === "category" || fault === "currency") return fault;
  return "amount";
}

let currencies: ReadonlySet<string> | undefined;

const isCurrency = (code: string): boolean =>
  (currencies ??= new Set(Intl.supportedValuesOf("currency"))).has(code);
