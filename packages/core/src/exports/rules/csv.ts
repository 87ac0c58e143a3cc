/** Spreadsheets take a cell that begins like this for a formula. */
const DANGEROUS = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Numbers begin like one as well, phone numbers included, but do nothing. */
const HARMLESS = /^[+-]?\d+(?:[.,]\d+)?$/;

/** An apostrophe in front of what could run as a formula: spreadsheets take it for text then. */
export const defuse = (text: string): string =>
  DANGEROUS.test(text) && !HARMLESS.test(text) ? `'${text}` : text;

/** What was defused, as it was. */
export const undefuse = (text: string): string =>
  text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;

const quoted = (cell: string): string =>
  /[",;\t|\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line of CSV as RFC 4180 has it; a row of nothing but an empty cell is no empty line. */
export function writeCsvRow(cells: readonly string[]): string {
  const line = cells.map(quoted).join(",");
  return `${line === "" ? '""' : line}\r\n`;
}
